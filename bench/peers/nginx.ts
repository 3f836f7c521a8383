/** nginx with its DAV module, where the machine has it: no hashing, no database, a measure of what the machine can do. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeIdentity } from '../child-server.ts';
import { sendByPut } from './node-peers.ts';
import type { PeerKind } from './peer.ts';

export const nginx: PeerKind = {
  name: 'nginx DAV',
  isHere: () => /http_dav_module/.test(spawnSync('nginx', ['-V'], { encoding: 'utf8' }).stderr ?? ''),
  async start(folder) {
    const store = join(folder, 'store');
    await mkdir(store, { recursive: true });
    await mkdir(join(folder, 'draft'), { recursive: true });
    await writeIdentity(folder);
    const port = await freePort();
    await writeFile(join(folder, 'nginx.conf'), configuration(folder, port));
    const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
    if (child.pid === undefined) throw new Error('nginx did not start');
    await answers(port);
    return {
      pid: child.pid,
      origin: `https://127.0.0.1:${port}`,
      send: sendByPut,
      async settle() {
        await rm(store, { recursive: true });
        await mkdir(store, { mode: 0o777 });
      },
      async stop() {
        const exit = once(child, 'exit');
        child.kill();
        await exit;
      },
    };
  },
};

/** One process, so that what it costs can be read in one place. */
function configuration(folder: string, port: number): string {
  return `daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr crit;
events {}
http {
  access_log off;
  client_max_body_size 0;
  client_body_temp_path ${folder}/draft;
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${folder}/tls.crt;
    ssl_certificate_key ${folder}/tls.key;
    keepalive_requests 100000;
    location / {
      root ${folder}/store;
      dav_methods PUT;
    }
  }
}
`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

async function answers(port: number): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const socket = connect(port, '127.0.0.1');
    const isUp = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isUp) return;
    await setTimeout(100);
  }
  throw new Error('nginx does not answer');
}
