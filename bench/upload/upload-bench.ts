/** Uploads A to D over the wire, each server in turn. */
import { statfs } from 'node:fs/promises';
import { landfall } from '../peers/landfall.ts';
import { nginx } from '../peers/nginx.ts';
import { multer, tusServer } from '../peers/node-peers.ts';
import type { Peer } from '../peers/peer.ts';
import type { Rounds } from '../rounds.ts';
import type { Stage } from '../stage.ts';
import { names } from '../targets.ts';
import { type UploadResult, uploadReport } from './upload-report.ts';
import { run, type Workload, warmUpOf } from './workload.ts';

const kinds = [landfall, tusServer, multer, nginx];

/** Prints each workload as it ends. Throws where the disk is too small for it. */
export async function uploadBench(
  stage: Stage,
  rounds: Rounds,
  chosen: readonly Workload[],
  roundCount: number,
): Promise<UploadResult[]> {
  await needRoom(stage.folder, chosen, roundCount);
  const peers: Peer[] = [];
  for (const kind of kinds) {
    const missing = kind.missing();
    if (missing === null) peers.push(...(await kind.start(stage)));
    else console.log(missing);
  }
  const results: UploadResult[] = [];
  for (const workload of chosen) {
    const contenders = peers.filter((peer) => peer.takesPartIn(workload.letter));
    for (const peer of contenders) await run(warmUpOf(workload), peer);
    const result = { workload, series: await rounds.run(contenders, (peer) => run(workload, peer)) };
    console.log(`\n${uploadReport(result, names.ours)}`);
    results.push(result);
  }
  return results;
}

/** The peers' files go after each turn; ours stay to the end. */
async function needRoom(folder: string, planned: readonly Workload[], rounds: number): Promise<void> {
  const sizes = planned.map(({ count, sizeBytes }) => count * sizeBytes);
  const needed = sizes.reduce((sum, size) => sum + size * rounds * 2, 0) + Math.max(0, ...sizes) * 2;
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < needed * 1.1)
    throw new Error(`This needs ${Math.ceil(needed / 1e9)} GB free in ${folder}. Try --scale 0.1.`);
}
