/** Coasts, lakes, rivers and borders, cut into tiles. Hides the two maps of the world that they come from: a rough one, and a fine one once it is needed. */
import type { GeoJSON } from 'geojson';
import GeoJsonSlices from 'geojson-vt';
import { feature, mesh } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import { type Rings, type TileAt, type TileShapes, tileExtent } from './map-questions.ts';
import { unwound } from './unwound.ts';

type World = Topology<Record<string, GeometryObject>>;

interface Layers {
  readonly land: GeoJsonSlices;
  readonly borders: GeoJsonSlices;
}
interface Waters {
  readonly lakes: GeoJsonSlices;
  readonly rivers: GeoJsonSlices;
}

/** From this tile on the rough map looks rough. */
const fineFrom = 4;
/** Where there are this many lines of rivers on one map, they say nothing. */
const riversFrom = 3;
const options = { maxZoom: 14, extent: tileExtent, buffer: 64, tolerance: 3 };

export class WorldSlices {
  readonly #roughUrl: string;
  readonly #fineUrl: string;
  #rough: Promise<Layers & Waters> | null = null;
  #fine: Promise<Layers> | null = null;

  constructor(roughUrl: string, fineUrl: string) {
    this.#roughUrl = roughUrl;
    this.#fineUrl = fineUrl;
  }

  /** Rejects where the maps cannot be loaded; the next one asked for tries again. */
  async tile({ z: zoom, x, y }: TileAt): Promise<TileShapes> {
    const rough = await (this.#rough ??= this.#open(this.#roughUrl).then((world) => ({
      ...layersOf(world),
      ...watersOf(world),
    })));
    // Who cannot have the fine one has the rough one.
    const { land, borders } = zoom < fineFrom ? rough : await this.#fineLayers().catch(() => rough);
    return {
      land: ringsOf(land, zoom, x, y),
      borders: ringsOf(borders, zoom, x, y),
      lakes: ringsOf(rough.lakes, zoom, x, y),
      rivers: zoom < riversFrom ? [] : ringsOf(rough.rivers, zoom, x, y),
    };
  }

  async #fineLayers(): Promise<Layers> {
    this.#fine ??= this.#open(this.#fineUrl).then(layersOf);
    return await this.#fine;
  }

  async #open(url: string): Promise<World> {
    try {
      const answer = await fetch(url);
      const world: unknown = await answer.json();
      if (!isTopology(world)) throw new TypeError(`${url} is no map`);
      return world;
    } catch (error) {
      if (url === this.#roughUrl) this.#rough = null;
      else this.#fine = null;
      throw error;
    }
  }
}

function layersOf(world: World): Layers {
  return { land: shapes(world, 'land'), borders: borderLines(world) };
}

function watersOf(world: World): Waters {
  return { lakes: shapes(world, 'lakes'), rivers: shapes(world, 'rivers') };
}

function shapes(world: World, name: string): GeoJsonSlices {
  return slicesOf(feature(world, object(world, name)));
}

/** What two countries share: a coast is nobody's border. */
function borderLines(world: World): GeoJsonSlices {
  return slicesOf(mesh(world, object(world, 'countries'), (one, other) => one !== other));
}

function slicesOf(shape: GeoJSON): GeoJsonSlices {
  return new GeoJsonSlices(unwound(shape), options);
}

function object({ objects }: World, name: string): GeometryObject {
  const found = objects[name];
  if (found === undefined) throw new RangeError(`the map of the world has no ${name}`);
  return found;
}

/** The files are packages' own: enough is looked at to know that it is one of them. */
function isTopology(value: unknown): value is World {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'Topology' && 'arcs' in value;
}

function ringsOf(slices: GeoJsonSlices, zoom: number, x: number, y: number): Rings {
  const features = slices.getTileRaw(zoom, x, y)?.features ?? [];
  return features.flatMap((one) => (one.type === 2 || one.type === 3 ? one.geometry : []));
}
