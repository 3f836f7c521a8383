/** Hides where photos were taken: the points, kept by the host's events, the map of the world, and the list beside it. */
export { Places } from './places-model.ts';
export { PlacesPage } from './places-page.ts';
