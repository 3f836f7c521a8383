/** Hides that tests start the host's threads and children as it ships them: loading their sources anew costs each a second, built ones a fifth of that. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';
import serverConfig from '../../vite.server.config.ts';

const root = join(import.meta.dirname, '..', '..');
/** The modules that start one, each the script beside it. */
const starters = ['settle-copy-beside', 'facts-reader', 'place-names', 'maker-process'].map((name) => `/${name}.ts`);

/** Builds them anew, from the sources as they are now, for as long as this process lives. */
export async function builtHelpers(): Promise<Plugin> {
  // Where packages are found, and nobody looks.
  const folder = join(root, 'node_modules', '.cache', 'landfall', `helpers-${process.pid}`);
  const { build: options = {} } = serverConfig;
  await build({
    ...serverConfig,
    root,
    configFile: false,
    logLevel: 'error',
    build: { ...options, outDir: folder, sourcemap: false },
  });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const beside = JSON.stringify(pathToFileURL(join(folder, 'helper.js')).href);
  return {
    name: 'landfall-built-helpers',
    enforce: 'pre',
    transform(code, id) {
      return starters.some((end) => id.endsWith(end)) ? code.replaceAll('import.meta.url', beside) : null;
    },
  };
}
