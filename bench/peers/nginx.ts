/** nginx with its DAV module, where the machine has it: no hashing, no database, a measure of what the machine can do. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { names } from '../targets.ts';
import { sendByPut } from '../upload/send-by-put.ts';
import { writeIdentity } from './child-server.ts';
import { answers, freePort } from './free-port.ts';
import { always, type PeerKind } from './peer.ts';

export const nginx: PeerKind = {
  missing() {
    const { stderr } = spawnSync('nginx', ['-V'], { encoding: 'utf8' });
    return /http_dav_module/.test(stderr ?? '')
      ? null
      : 'nginx with its DAV module is not here: apt-get install nginx-light, or brew install nginx';
  },
  async start(stage) {
    const folder = await stage.makeFolder('nginx');
    const store = join(folder, 'store');
    await mkdir(store);
    await mkdir(join(folder, 'draft'));
    await writeIdentity(folder);
    const port = await freePort();
    await writeFile(join(folder, 'nginx.conf'), configuration(folder, port));
    const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
    const exit = once(child, 'exit');
    stage.owns(async () => {
      child.kill();
      await exit;
    });
    if (child.pid === undefined) throw new Error('nginx did not start');
    await answers(port);
    return [
      {
        name: names.nginx,
        pid: child.pid,
        origin: `https://127.0.0.1:${port}`,
        takesPartIn: always,
        send: sendByPut,
        settle: null,
        async forget() {
          await rm(store, { recursive: true });
          await mkdir(store);
        },
      },
    ];
  },
};

/** One process, so that what it costs can be read in one place; as root it would give itself another user's rights. */
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
    ssl_protocols TLSv1.2 TLSv1.3;
    keepalive_requests 100000;
    location / {
      root ${folder}/store;
      dav_methods PUT;
    }
  }
}
`;
}
