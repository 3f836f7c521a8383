/** Shapes of the round earth laid out flat. Hides the date line, where maps of the world jump from one side to the other. */
import type { GeoJSON, Geometry, Position } from 'geojson';

/** The same shape without jumps: what lies on the date line goes on beyond 180°. */
export function unwound(shape: GeoJSON): GeoJSON {
  switch (shape.type) {
    case 'FeatureCollection':
      return { ...shape, features: shape.features.map((one) => ({ ...one, geometry: unwoundGeometry(one.geometry) })) };
    case 'Feature':
      return { ...shape, geometry: unwoundGeometry(shape.geometry) };
    default:
      return unwoundGeometry(shape);
  }
}

function unwoundGeometry(geometry: Geometry): Geometry {
  switch (geometry.type) {
    case 'LineString':
      return { ...geometry, coordinates: unwoundLine(geometry.coordinates) };
    case 'MultiLineString':
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map(unwoundLine) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(unwoundLine)) };
    default:
      return geometry;
  }
}

/** A ring around a pole, which ends a whole turn from where it began, is closed along that pole. */
export function unwoundLine(line: readonly Position[]): Position[] {
  let turns = 0;
  let before: number | null = null;
  let sum = 0;
  const flat = line.map(([longitude = 0, latitude = 0]) => {
    if (before !== null && longitude - before > 180) turns -= 360;
    if (before !== null && longitude - before < -180) turns += 360;
    before = longitude;
    sum += longitude + turns;
    return [longitude + turns, latitude];
  });
  const [first, last] = [flat[0], flat.at(-1)];
  const [start, end] = [line[0], line.at(-1)];
  if (first !== undefined && last !== undefined && turns !== 0 && start?.[0] === end?.[0] && start?.[1] === end?.[1]) {
    const pole = (first[1] ?? 0) < 0 ? -90 : 90;
    flat.push([last[0] ?? 0, pole], [first[0] ?? 0, pole], first);
  }
  // The most of it on this side, where the lakes in it are.
  const aside = 360 * Math.round(sum / Math.max(1, line.length) / 360);
  return aside === 0 ? flat : flat.map(([longitude = 0, latitude = 0]) => [longitude - aside, latitude]);
}
