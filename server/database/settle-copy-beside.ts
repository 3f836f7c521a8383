/** Asks the thread that finishes and checks copies of databases. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';

const runsFromSource = import.meta.url.endsWith('.ts');
const script = new URL(`./copy-worker.${runsFromSource ? 'ts' : 'js'}`, import.meta.url);

/** `settleCopy`, without holding anybody up. */
export async function settleCopyBeside(path: string): Promise<boolean> {
  const worker = runsFromSource
    ? new Worker(sourceStart(), { workerData: path, eval: true })
    : new Worker(script, { workerData: path });
  try {
    const [verdict]: unknown[] = await once(worker, 'message');
    return z.boolean().parse(verdict);
  } finally {
    await worker.terminate();
  }
}

/** Node 20 does not hand a TypeScript loader on to threads, so this one loads its own. */
function sourceStart(): string {
  const [loader, worker] = [import.meta.resolve('tsx/esm/api'), script.href].map((url) => JSON.stringify(url));
  return `import(${loader}).then(({ register }) => { register(); return import(${worker}); });`;
}
