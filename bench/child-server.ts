/** Runs one of the small servers beside this file in a process of its own, so that it can be measured alone. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { z } from 'zod';
import type { Peer } from './peers/peer.ts';

const ReadySchema = z.object({ port: z.int().positive() });

/** Starts `servers/<program>.ts` with its folder. `send` is how a file reaches it. */
export async function childServer(program: string, folder: string, send: Peer['send']): Promise<Peer> {
  const store = join(folder, 'store');
  await mkdir(store, { recursive: true });
  await writeIdentity(folder);
  const child = fork(join(import.meta.dirname, 'servers', `${program}.ts`), [folder], {
    execArgv: ['--import', 'tsx'],
  });
  const ended = once(child, 'exit').then(([code]) =>
    Promise.reject(new Error(`${program} ended with ${String(code)}`)),
  );
  ended.catch(() => {});
  const [ready] = await Promise.race([once(child, 'message'), ended]);
  const { port } = ReadySchema.parse(ready);
  if (child.pid === undefined) throw new Error(`${program} has no process`);
  return {
    pid: child.pid,
    origin: `https://127.0.0.1:${port}`,
    send,
    async settle() {
      await rm(store, { recursive: true });
      await mkdir(store);
    },
    async stop() {
      const exit = once(child, 'exit');
      child.kill();
      await exit;
    },
  };
}

/** Writes `tls.key` and `tls.crt` for localhost. */
export async function writeIdentity(folder: string): Promise<void> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', algorithm: 'sha256' });
  await writeFile(join(folder, 'tls.key'), made.private);
  await writeFile(join(folder, 'tls.crt'), made.cert);
}
