/** Every product of parts that climb or hide a climb, up to six of them, asked over one connection in long rows. */
import assert from 'node:assert/strict';
import type { Scene } from './scene.ts';

const parts = ['/', '..', '%2f', '%2e', '%5c', '\\', '%00', '%252e', '%c0%ae', ';', 'etc/passwd', 'api'];
const roots = ['/', '/api/photos/', '/api/uploads/', '/assets/'];
const maxParts = 6;
const atOnce = 250;

/** Asks for `count` of them, spread evenly over all. Throws where one is answered with a file of the machine, a fault or a script. */
export async function climbingPaths(scene: Scene, count: number): Promise<void> {
  const all = parts.length ** maxParts;
  const step = Math.max(1, Math.floor(all / count));
  for (let first = 0; first < all; first += step * atOnce) {
    const numbers = Array.from({ length: atOnce }, (_, index) => first + index * step).filter((one) => one < all);
    // A connection may be closed between two answers (RFC 9112 §9.3.2): what was not answered is asked on another.
    for (let left = numbers.map(pathOf); left.length > 0; left = left.slice(await ask(scene, left)));
  }
}

/** The number in the base of the parts, read as parts; leading first parts fall away, so that shorter ones are there too. */
function pathOf(number: number): string {
  let path = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / parts.length)) path += parts[rest % parts.length] ?? '';
  return `${roots[number % roots.length] ?? '/'}${path}`;
}

/** Answers how many were answered, one at least: a path that ends the whole row is found by asking for fewer. */
async function ask(scene: Scene, paths: readonly string[]): Promise<number> {
  const socket = await scene.dial();
  const head = (path: string, last: boolean): string =>
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${scene.bearer(scene.tablet)}${last ? 'Connection: close\r\n' : ''}\r\n`;
  const text = await new Promise<string>((resolve) => {
    let received = '';
    socket.on('data', (piece: Buffer) => (received += piece.toString('latin1')));
    socket.once('close', () => resolve(received));
    socket.write(paths.map((path, index) => head(path, index === paths.length - 1)).join(''));
  });
  const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  if (statuses.length === 0 && paths.length > 1) return ask(scene, paths.slice(0, Math.ceil(paths.length / 2)));
  assert.ok(statuses.length > 0, `no answer to ${paths[0]}`);
  const odd = paths
    .slice(0, statuses.length)
    .filter((_, index) => ![200, 400, 401, 404].includes(statuses[index] ?? 0));
  assert.deepEqual(odd, []);
  assert.doesNotMatch(text, /root:x:0|launchKey|PRIVATE KEY|SQLite format/);
  assert.doesNotMatch(text, /^content-type: (text|application)\/(x-)?javascript/im);
  return statuses.length;
}
