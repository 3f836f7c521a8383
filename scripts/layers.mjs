/** The layers of the house: who may import whom, in one table; others' folders by their door only; no circles; the walk's paths exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run.mjs';

const serverParts = ['pairing', 'intake', 'library', 'feed', 'lan', 'activity', 'doctor'].map(
  (part) => `server/${part}`,
);
const serverGround = ['server/database', 'server/arrived-file', 'server/disk-sync', 'protocol'];
const serverOwn = ['server/config', 'server/data-directory', 'server/settings', 'server/version', 'server/log'];
const webScreens = ['pairing', 'sending', 'receipts', 'gallery', 'albums', 'places', 'import', 'trust', 'console'].map(
  (screen) => `web/${screen}`,
);
const webGround = ['web/lightbox', 'web/wire', 'web/parts', 'web/words', 'protocol'];

/** A file belongs to its folder below server/ or web/, or is itself. Arrows go down, past a layer too, never up or sideways. */
const mayImport = new Map([
  ['server/main', ['server/commands', ...serverOwn]],
  ['server/commands', ['server/http', 'server/landfall', ...serverOwn, ...serverParts, ...serverGround]],
  ['server/http', ['server/landfall', ...serverOwn, ...serverParts, ...serverGround]],
  ['server/landfall', [...serverOwn, ...serverParts, ...serverGround]],
  ['server/config', ['protocol']],
  ['server/data-directory', ['server/database', 'protocol']],
  ['server/settings', ['server/database', 'protocol']],
  ['server/version', []],
  ['server/log', ['server/quiet-log']],
  ['server/quiet-log', []],
  ...serverParts.map((part) => /** @type {const} */ ([part, serverGround])),
  ['server/database', ['server/disk-sync', 'protocol']],
  ['server/arrived-file', ['protocol']],
  ['server/disk-sync', []],
  ['web/main', ['web/landfall-app', ...webScreens, ...webGround]],
  ['web/landfall-app', [...webScreens, ...webGround]],
  ...webScreens.map((screen) => /** @type {const} */ ([screen, webGround])),
  ['web/lightbox', ['web/parts', 'web/words', 'protocol']],
  ['web/wire', ['protocol']],
  ['web/parts', ['web/words', 'protocol']],
  ['web/words', ['protocol']],
  ['web/service-worker', ['protocol']],
  ['protocol', []],
]);
/** Folders whose every file is a door. */
const openFolders = new Set(['protocol', 'web/parts', 'web/words']);

/**
 * What is wrong with the imports of protocol/, server/ and web/ and with the walk in ARCHITECTURE.md; a sentence each.
 * @param {string} top the checkout
 * @returns {string[]}
 */
export function layerFaults(top) {
  /** @type {Map<string, string[]>} */
  const imports = new Map();
  for (const folder of ['protocol', 'server', 'web']) {
    for (const name of existsSync(join(top, folder))
      ? readdirSync(join(top, folder), { recursive: true, encoding: 'utf8' })
      : []) {
      const file = posix.join(folder, name.replaceAll('\\', '/'));
      if (file.endsWith('.ts') && !file.endsWith('.test.ts')) imports.set(file, importsOf(top, file));
    }
  }
  const faults = [...imports].flatMap(([from, targets]) => targets.flatMap((to) => faultOf(from, to)));
  return [...faults, ...circles(imports), ...walkFaults(top)];
}

/**
 * @param {string} top
 * @param {string} file
 */
function importsOf(top, file) {
  const text = readFileSync(join(top, file), 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*\*).*$/gm, '');
  const found = text.matchAll(/(?:\bfrom|\bimport|\bimport\(|\bnew URL\()\s*['"](\.[^'"?]*\.ts)\b/g);
  return [...found].map(([, path = '']) => posix.join(posix.dirname(file), path));
}

/** @param {string} file */
function unitOf(file) {
  const [side = '', next = ''] = file.split('/');
  return side === 'protocol' ? side : `${side}/${next.replace(/\.ts$/, '')}`;
}

/**
 * @param {string} from
 * @param {string} to
 */
function faultOf(from, to) {
  const [source, target] = [unitOf(from), unitOf(to)];
  if (source === target) return [];
  const allowed = mayImport.get(source);
  if (allowed === undefined) return [`${from}: ${source} has no place in the table of scripts/layers.mjs`];
  if (!allowed.includes(target))
    return [`${from} may not import ${to}: ${source} stands above ${allowed.join(', ') || 'nothing'}`];
  const door = [`${target}.ts`, `${target}/${posix.basename(target)}.ts`].includes(to) || openFolders.has(target);
  return door ? [] : [`${from} imports ${to} past the door ${target}/${posix.basename(target)}.ts`];
}

/** @param {Map<string, string[]>} imports */
function circles(imports) {
  /** @type {Set<string>} */
  const done = new Set();
  /** @type {string[]} */
  const faults = [];
  /** @type {(file: string, path: string[]) => void} */
  const visit = (file, path) => {
    const start = path.indexOf(file);
    if (start >= 0) faults.push(`a circle: ${[...path.slice(start), file].join(' -> ')}`);
    if (start >= 0 || done.has(file)) return;
    for (const next of imports.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return faults;
}

/** @param {string} top */
function walkFaults(top) {
  const page = join(top, 'ARCHITECTURE.md');
  if (!existsSync(page)) return [];
  const rows = [...readFileSync(page, 'utf8').matchAll(/^\|\s*\d+\s*\|([^|]+)\|/gm)];
  if (rows.length === 0) return ['ARCHITECTURE.md has no table of the walk'];
  return rows.flatMap(([, cell = '']) => {
    // "web/gallery/photo-grid, photo-tile" names two files of one folder; what follows a path is not part of it.
    const [first = '', ...others] = cell.split(',').map((part) => part.replaceAll('`', '').trim().split(' ')[0] ?? '');
    const paths = [first, ...others.map((name) => (name.includes('/') ? name : join(dirname(first), name)))];
    return paths
      .filter((path) => ![path, `${path}.ts`].some((file) => existsSync(join(top, file))))
      .map((path) => `ARCHITECTURE.md names ${path}, which does not exist`);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const faults = layerFaults(root);
  for (const fault of faults) console.error(fault);
  process.exit(faults.length === 0 ? 0 : 1);
}
