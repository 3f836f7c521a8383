/** A real host and who is around it: its owner, a phone that sends, a tablet that browses, a stranger, and bare TLS sockets. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';
import { type Photo, PhotoSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice, strangerAt } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { receiptOf, type SentFile, send } from '../cast/tus.ts';

export class Scene implements AsyncDisposable {
  readonly host: Host;
  readonly owner: Caller;
  readonly stranger: Caller;
  /** Sends only. */
  readonly phone: Caller;
  /** Browses. */
  readonly tablet: Caller;
  readonly #pid: number | undefined;

  private constructor(host: Host, who: { owner: Caller; stranger: Caller; phone: Caller; tablet: Caller }) {
    this.host = host;
    this.owner = who.owner;
    this.stranger = who.stranger;
    this.phone = who.phone;
    this.tablet = who.tablet;
    this.#pid = host.pid;
  }

  static async set(dataDir?: string): Promise<Scene> {
    const host = await Host.start(dataDir === undefined ? {} : { dataDir });
    const owner = await ownerOf(host);
    const phone = await pairedDevice(host, owner, { name: 'Phone', access: 'send' });
    const tablet = await pairedDevice(host, owner, { name: 'Tablet', access: 'browse' });
    return new Scene(host, { owner, stranger: await strangerAt(host), phone, tablet });
  }

  /** Of the process that runs now. */
  get pid(): number {
    const { pid } = this.host;
    if (pid === undefined) throw new Error('the host does not run');
    return pid;
  }

  /** The line of a request that says who asks, for bare sockets. */
  bearer(caller: Caller): string {
    return `Authorization: Bearer ${caller.session?.accessToken ?? ''}\r\n`;
  }

  /** A TLS connection to the devices’ listener, made. */
  async dial(options: ConnectionOptions & { localAddress?: string } = {}): Promise<TLSSocket> {
    const port = Number(new URL(this.stranger.origin).port);
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options });
    await once(socket, 'secureConnect');
    socket.on('error', () => socket.destroy());
    return socket;
  }

  /** Sends these bytes and nothing after them. What is answered up to the end of the first final head, or '' where the host just hangs up. */
  async raw(bytes: string | Buffer): Promise<string> {
    const socket = await this.dial();
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (piece: Buffer) => {
        text += piece.toString('latin1');
        if (/^HTTP\/1\.1 [2-5][^]*?\r\n\r\n/m.test(text)) resolve(text);
      });
      socket.once('close', () => resolve(text));
      socket.write(bytes);
    });
    socket.destroy();
    return answer;
  }

  /** As `raw`, the first status alone; 0 where the host hangs up without a word. */
  async rawStatus(bytes: string | Buffer): Promise<number> {
    return statusIn(await this.raw(bytes));
  }

  /** Sends a file from the tablet and answers the photo it became. */
  async land(file: SentFile): Promise<Photo> {
    const { photoId } = receiptOf(await send(this.tablet, file));
    return this.tablet.ask(PhotoSchema, routes.photo(photoId));
  }

  /** What must hold after every attack: the same process, nothing outside its folders, no part in sight, no secret in the log. */
  async isUnharmed(): Promise<void> {
    assert.equal(this.host.pid, this.#pid);
    // On the console's listener, which needs no handshake.
    assert.equal((await fetch(new URL(routes.status, this.owner.origin))).status, 200);
    const outside = (await readdir(this.host.folder)).filter((name) => !['data', 'certs'].includes(name));
    const inside = (await readdir(this.host.dataDir)).filter(
      (name) => !['.landfall', 'library', 'logs'].includes(name),
    );
    assert.deepEqual([...outside, ...inside], [], 'files outside of the library');
    const kept = await readdir(join(this.host.dataDir, 'library'), { recursive: true, withFileTypes: true });
    const odd = kept.filter((entry) => entry.name.endsWith('.part') || !(entry.isFile() || entry.isDirectory()));
    assert.deepEqual(odd, [], 'parts, links or devices in the library');
    const logs = join(this.host.dataDir, 'logs');
    const written = (await readdir(logs).catch(() => [])).map((name) => readFile(join(logs, name), 'utf8'));
    for (const log of [this.host.log, ...(await Promise.all(written))])
      assert.doesNotMatch(log, /lf_(acc|ref|med|rec|clm)_/);
    assert.ok(!existsSync('/tmp/pwned'));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.host[Symbol.asyncDispose]();
  }
}

/** The first status in an answer; 0 where there is none. */
export function statusIn(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);
}
