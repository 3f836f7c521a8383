/** Hides how a thread of the library is started: from what was built, or from its source. */
import { type ResourceLimits, Worker } from 'node:worker_threads';

/** The script of this name beside a module (`import.meta.url`), compiled as that is. */
export function scriptBeside(module: string, name: string): URL {
  return new URL(`./${name}.${module.endsWith('.ts') ? 'ts' : 'js'}`, module);
}

/** Resolves when the thread has said its first word, so that its own faults are never blamed on what it is asked. It keeps no process alive. */
export async function startThread(script: URL, resourceLimits: ResourceLimits): Promise<Worker> {
  // Readers print warnings about odd files; nobody reads them, and they must not fill the host's own output.
  const options = { resourceLimits, stdout: true, stderr: true };
  const isSource = script.href.endsWith('.ts');
  const worker = isSource ? new Worker(sourceStart(script), { ...options, eval: true }) : new Worker(script, options);
  worker.stdout.resume();
  worker.stderr.resume();
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    // One that the system has no room for may go without a word, and whoever waited would wait for ever.
    worker.once('exit', () => reject(new Error('the thread ended before its first word')));
  });
  worker.unref();
  return worker;
}

/** Node 20 does not hand a TypeScript loader on to threads, so this one loads its own. */
function sourceStart(script: URL): string {
  const [loader, worker] = [import.meta.resolve('tsx/esm/api'), script.href].map((url) => JSON.stringify(url));
  return `import(${loader}).then(({ register }) => { register(); return import(${worker}); });`;
}
