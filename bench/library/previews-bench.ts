/** What both previews of a 12-megapixel JPEG cost: the maker as the host runs it, alone, asked for one after the other. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type PreviewAnswer,
  PreviewAnswerSchema,
  type PreviewRequest,
} from '../../server/library/previews/preview-request.ts';
import { cpuSeconds } from '../process-cost.ts';
import { median } from '../quantile.ts';
import type { Stage } from '../stage.ts';

const script = join(import.meta.dirname, '..', '..', 'dist', 'server', 'preview-maker.js');
const warmUps = 3;
const batches = 5;
/** The kernel counts in hundredths of a second: ten pictures to a reading. */
const picturesPerBatch = 10;

/** CPU milliseconds for each picture; null where the system does not count them. */
export async function previewsBench(stage: Stage, cameraPhoto: Buffer): Promise<number | null> {
  const folder = await stage.makeFolder('previews');
  const path = join(folder, 'camera.jpg');
  await writeFile(path, cameraPhoto);
  const maker = fork(script, { serialization: 'advanced' });
  const close = stage.owns(async () => void maker.kill('SIGKILL'));
  await once(maker, 'message');
  let id = 0;
  const make = async (): Promise<void> => {
    id += 1;
    const request: PreviewRequest = {
      id,
      source: { from: 'original', path, mimeType: 'image/jpeg' },
      wanted: { make: 'previews', smallPath: join(folder, 'small.webp'), largePath: join(folder, 'large.jpg') },
    };
    const answered = once(maker, 'message');
    maker.send(request);
    const { result }: PreviewAnswer = PreviewAnswerSchema.parse((await answered)[0]);
    if (result.outcome !== 'made') throw new Error(`no preview: ${JSON.stringify(result)}`);
  };
  for (let warmUp = 0; warmUp < warmUps; warmUp++) await make();
  const costs: (number | null)[] = [];
  for (let batch = 0; batch < batches; batch++) {
    const before = cpuSeconds(maker.pid ?? 0);
    for (let picture = 0; picture < picturesPerBatch; picture++) await make();
    const after = cpuSeconds(maker.pid ?? 0);
    costs.push(before === null || after === null ? null : ((after - before) / picturesPerBatch) * 1000);
  }
  await close();
  return median(costs);
}
