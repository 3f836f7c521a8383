/** The host's live events as they happen: one stream, resumed where it broke, quiet about how often that is. */
import { Failure } from '../../protocol/failure.ts';
import { type LiveEvent, LiveEventSchema } from '../../protocol/live-event.ts';
import { EventStreamParser } from './event-stream-parser.ts';
import { backoffMs, pause } from './pause.ts';

// Three of the host's heartbeats; a phone that slept keeps a dead connection open for much longer.
const silenceMs = 45_000;

/** Opens the stream, from after `lastEventId` where that is not null; rejects with `Failure`. */
export type OpenStream = (lastEventId: string | null, signal: AbortSignal) => Promise<Response>;

export class LiveEvents {
  readonly #open: OpenStream;
  readonly #deliver: (event: LiveEvent) => void;
  #running: AbortController | null = null;
  #lastEventId: string | null = null;

  constructor(open: OpenStream, deliver: (event: LiveEvent) => void) {
    this.#open = open;
    this.#deliver = deliver;
  }

  start(): void {
    if (this.#running !== null) return;
    this.#running = new AbortController();
    void this.#run(this.#running.signal);
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }

  async #run(signal: AbortSignal): Promise<void> {
    let attempt = 0;
    while (!signal.aborted) {
      try {
        const response = await this.#open(this.#lastEventId, signal);
        attempt = 0;
        // No number to resume from: what happened since the page last asked is in neither its answers nor the stream.
        if (this.#lastEventId === null) this.#deliver({ type: 'resync' });
        await this.#read(response, signal);
      } catch (error) {
        if (signal.aborted) return;
        // Not allowed, or no longer paired: asking again changes nothing.
        if (error instanceof Failure && (error.remedy === 'never' || error.remedy === 'pair-again')) return;
      }
      await pause(attempt === 0 ? 100 : backoffMs(attempt), signal).catch(() => undefined);
      attempt += 1;
    }
  }

  async #read(response: Response, signal: AbortSignal): Promise<void> {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (reader === undefined) return;
    const parser = new EventStreamParser();
    const cancel = (): void => void reader.cancel().catch(() => undefined);
    signal.addEventListener('abort', cancel);
    let silence = setTimeout(cancel, silenceMs);
    const checkAfterSleep = (): void => {
      // Timers stand still while a phone sleeps, so the rest of the wait is cut down to a moment.
      if (globalThis.document?.visibilityState !== 'visible') return;
      clearTimeout(silence);
      silence = setTimeout(cancel, silenceMs / 2);
    };
    globalThis.document?.addEventListener('visibilitychange', checkAfterSleep);
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(silence);
        silence = setTimeout(cancel, silenceMs);
        for (const message of parser.push(part.value)) this.#take(message.id, message.data);
      }
    } finally {
      clearTimeout(silence);
      signal.removeEventListener('abort', cancel);
      globalThis.document?.removeEventListener('visibilitychange', checkAfterSleep);
    }
  }

  #take(id: string, data: string): void {
    if (id !== '') this.#lastEventId = id;
    const event = LiveEventSchema.safeParse(parseJson(data));
    // A newer host may tell of things that this page does not know yet; they are not for it.
    if (event.success) this.#deliver(event.data);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
