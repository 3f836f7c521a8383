/** `npm run bench`: how fast uploads are, beside the servers people would use instead, on this machine, in the same minutes. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, statfs } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { landfall } from './peers/landfall.ts';
import { nginx } from './peers/nginx.ts';
import { nodePeers } from './peers/node-peers.ts';
import type { Peer } from './peers/peer.ts';
import { report } from './report.ts';
import { type Measured, run, type Workload, workloads } from './workload.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    size: { type: 'string', default: '512' },
    files: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '900' },
    only: { type: 'string', default: 'ABC' },
  },
});
const rounds = Number(values.rounds);
const chosen = workloads(Number(values.size) * 2 ** 20, Number(values.files)).filter(({ name }) =>
  values.only.includes(name.charAt(0)),
);
const deadline = performance.now() + Number(values.seconds) * 1000;

const kinds = [landfall, ...nodePeers, nginx].filter((kind) => kind.isHere());
if (!kinds.includes(landfall)) throw new Error('Landfall is not built yet: npm run build');

const folder = await mkdtemp(join(tmpdir(), 'landfall-bench-'));
const running = new Map<string, Peer>();
try {
  await needRoom(chosen);
  for (const kind of kinds) {
    const own = join(folder, kind.name.replace(/\W+/g, '-'));
    await mkdir(own);
    running.set(kind.name, await kind.start(own));
  }
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, TLS over loopback\n`);
  for (const workload of chosen) console.log(report(workload.name, await measure(workload), landfall.name));
} finally {
  await Promise.allSettled([...running.values()].map((peer) => peer.stop()));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Every server once a round, each round beginning with another one. */
async function measure(workload: Workload): Promise<{ peer: string; rounds: Measured[] }[]> {
  // A few of a size to warm up: a server that has just started is nobody's measure.
  const warmUp: Workload = { ...workload, count: 10, sizeBytes: Math.min(workload.sizeBytes, 3_600_000) };
  for (const server of running.values()) {
    await run(warmUp, server);
    await server.settle();
  }
  const rows = [...running].map(([peer, server]) => ({ peer, server, rounds: new Array<Measured>() }));
  for (let round = 0; round < rounds; round++) {
    if (performance.now() > deadline) {
      console.log(`(time is up after ${round} of ${rounds} rounds)`);
      break;
    }
    const turn = round % rows.length;
    for (const row of [...rows.slice(turn), ...rows.slice(0, turn)]) {
      row.rounds.push(await run(workload, row.server));
      await row.server.settle();
      // Nobody pays for what the one before left to be written.
      await promisify(execFile)('sync').catch(() => {});
    }
  }
  return rows;
}

/** The peers' files go after each turn; ours stay to the end. */
async function needRoom(planned: readonly Workload[]): Promise<void> {
  const sizes = planned.map(({ count, sizeBytes }) => count * sizeBytes);
  const needed = sizes.reduce((sum, size) => sum + size * rounds, 0) + Math.max(...sizes) * 2;
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < needed * 1.2)
    throw new Error(`This needs ${Math.ceil(needed / 1e9)} GB free in ${tmpdir()}. Try --rounds 1 --size 128.`);
}
