/** Where the build puts the names of cities (vite.config.ts). */
declare module 'virtual:large-cities' {
  const url: string;
  export default url;
}
