/** Notices who reaches the https door without coming in: turned back at the certificate's warning, or with the page to pair open. */
import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:https';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { LiveEvent } from '../../protocol/live-event.ts';
import { pairPath } from '../../protocol/routes.ts';
import type { Visitor } from '../landfall.ts';

type Step = Extract<LiveEvent, { type: 'visitor-noticed' }>['step'];

/** A crowd at the door is no more news than one visitor. */
const tellEveryMs = 2000;
/** Whoever has asked for something before has passed the warning. */
const knownKept = 256;

export class VisitorWatch {
  readonly #tell: (step: Step, address: string) => void;
  readonly #known = new Set<string>();
  readonly #toldAtMs: Record<Step, number> = { warned: 0, page: 0 };
  #lastFromElsewhere: Visitor | null = null;

  /** Before the front door takes the server's connections over, so that those it lets through are seen. */
  constructor(server: Server, tell: (step: Step, address: string) => void) {
    this.#tell = tell;
    server.on('request', (request: IncomingMessage) => this.#asked(request));
    // Hangs up before it has asked for anything: as most browsers do that show their warning.
    server.on('connection', (socket: Socket) => {
      const address = addressOf(socket);
      socket.once('close', () => {
        if (address !== '' && !this.#known.has(address)) this.#say('warned', address);
      });
    });
    // Others say why, and are believed although they have been here before.
    server.on('tlsClientError', (error: NodeJS.ErrnoException, socket: TLSSocket) => {
      if (/ALERT/.test(error.code ?? '')) this.#say('warned', addressOf(socket));
    });
  }

  /** Who came from another machine last; null where nobody has, since the host started. */
  get last(): Visitor | null {
    return this.#lastFromElsewhere;
  }

  #asked(request: IncomingMessage): void {
    const { socket, url = '' } = request;
    const address = addressOf(socket);
    this.#known.delete(address);
    this.#known.add(address);
    const [oldest] = this.#known;
    if (oldest !== undefined && this.#known.size > knownKept) this.#known.delete(oldest);
    if (socket.remoteAddress !== socket.localAddress) this.#lastFromElsewhere = { address, atMs: Date.now() };
    if (request.method === 'GET' && url.split('?', 1)[0] === pairPath) this.#say('page', address);
  }

  #say(step: Step, address: string): void {
    const now = performance.now();
    const told = this.#toldAtMs[step];
    if (told !== 0 && now - told < tellEveryMs) return;
    this.#toldAtMs[step] = now;
    this.#tell(step, address);
  }
}

function addressOf({ remoteAddress }: { readonly remoteAddress?: string | undefined }): string {
  return remoteAddress?.replace(/^::ffff:/, '') ?? '';
}
