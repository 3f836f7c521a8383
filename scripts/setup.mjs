/** Hides when the checkout needs `npm ci` and when it needs a build: neither runs when nothing has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, tool } from './run.mjs';

const oldestNode = [20, 19];
/** What is compiled last of all packages, and for which version of Node all of it was. */
const compiled = join(root, 'node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node');
const compiledFor = join(root, 'node_modules', '.landfall-abi');

/** Installs what package-lock.json names, if that is not there yet. Ends the process with a sentence where this Node is too old, or something fails. */
export async function ensureInstalled() {
  await ensureUnpacked();
  await ensureCompiled();
}

/** The first half of `ensureInstalled`: all packages are there, and those that are compiled on this machine cannot be loaded yet. */
export async function ensureUnpacked() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    fail(
      `Landfall needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`,
    );
  }
  if (holdsWhatIsLocked()) return;
  console.log('Installing what Landfall is made of: once, a minute or two.');
  const { code, output } = await npm('ci', '--ignore-scripts', '--no-audit', '--no-fund');
  if (code !== 0) fail(`${output}\nInstalling did not work; the lines above say why.`);
}

/** The second half, which leaves all but one core alone: what only needs the packages' files can be done beside it. */
export async function ensureCompiled() {
  // Compiled packages are made for one version of Node's binary interface.
  const isForThisNode = (textOf(compiledFor) ?? process.versions.modules) === process.versions.modules;
  if (isForThisNode && existsSync(compiled)) return;
  const { code, output } = await npm('rebuild');
  if (code !== 0 || !existsSync(compiled)) {
    fail(
      `${output}\nInstalling did not work; the lines above say why.\nThe database is compiled where no ready-made one can be had: that takes Python 3, make and a C++ compiler.`,
    );
  }
  writeFileSync(compiledFor, process.versions.modules);
}

/** @param {string[]} args */
function npm(...args) {
  const program = process.env['npm_execpath'];
  const command = program?.endsWith('js') ? [process.execPath, program] : ['npm'];
  return run([...command, ...args, '--loglevel=error'], {
    quiet: true,
    shell: command[0] === 'npm' && process.platform === 'win32',
    // As node-gyp hands it to make: several files at once.
    env: { JOBS: 'max' },
  });
}

/** Builds the server and the pages into dist/, unless dist/ was made from exactly these sources. */
export async function ensureBuilt() {
  const stamp = join(root, 'dist', '.built-from');
  const wanted = digest(sourceList().join('\n'));
  if (textOf(stamp) === wanted) return;
  console.log('Building Landfall: a few seconds.');
  const results = await Promise.all([
    run(tool('vite', 'build', '--config', 'vite.server.config.ts', '--logLevel', 'warn'), { quiet: true }),
    run(tool('vite', 'build', '--logLevel', 'warn'), { quiet: true }),
  ]);
  const failed = results.filter(({ code }) => code !== 0);
  if (failed.length > 0) fail(failed.map(({ output }) => output).join('\n'));
  writeFileSync(stamp, wanted);
}

/** Every file a build reads, with its size and time. */
function sourceList() {
  const files = ['protocol', 'server', 'web'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return [...files, 'vite.config.ts', 'vite.server.config.ts', 'tsconfig.base.json', 'package-lock.json']
    .filter((name) => !name.endsWith('.test.ts'))
    .toSorted()
    .flatMap((name) => {
      const { size, mtimeMs } = statSync(join(root, name));
      return [`${name} ${size} ${mtimeMs}`];
    });
}

/** Whether node_modules/ has each package at the version that package-lock.json names; npm lists there what it has put in place. */
function holdsWhatIsLocked() {
  const theirs = textOf(join(root, 'node_modules', '.package-lock.json'));
  if (theirs === null) return false;
  const present = JSON.parse(theirs).packages;
  const locked = Object.entries(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages);
  return locked.every(([path, { version, optional }]) => path === '' || optional || present[path]?.version === version);
}

/** @param {string} text */
function digest(text) {
  return createHash('sha256').update(text).digest('hex');
}

/** @param {string} path */
function textOf(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
