/** What the host understands of what is typed. Hides the asking, and answers that come too late. */
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import { type Understood, UnderstoodSchema } from '../../protocol/search.ts';
import type { Wire } from '../wire/wire.ts';

/** Dispatches `change`. */
export class Search extends EventTarget {
  readonly #wire: Pick<Wire, 'request'>;
  readonly #language: string;
  #q = '';
  #understood: Understood | null = null;
  #asking: AbortController | null = null;

  /** `language` is the reader's, as BCP 47 has it: months, seasons and countries are understood in it. */
  constructor(wire: Pick<Wire, 'request'>, language: string) {
    super();
    this.#wire = wire;
    this.#language = language;
  }

  /** Goes with every filter that has a `q`. */
  get language(): string {
    return this.#language;
  }

  /** Of what was asked last; null while that is not known. */
  get understood(): Understood | null {
    return this.#understood;
  }

  /** What is typed now. Settles when it is understood, or asked anew; without the host nothing is understood. */
  async ask(q: string): Promise<void> {
    if (q === this.#q) return;
    this.#q = q;
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    if (q === '') return this.#set(null);
    const query = new URLSearchParams({ q, language: this.#language }).toString();
    try {
      const understood = await this.#wire.request(UnderstoodSchema, `${routes.search}?${query}`, {
        signal: asking.signal,
      });
      if (!asking.signal.aborted) this.#set(understood);
    } catch (error) {
      if (asking.signal.aborted) return;
      if (!(error instanceof Failure)) throw error;
      this.#set(null);
    }
  }

  #set(understood: Understood | null): void {
    this.#understood = understood;
    this.dispatchEvent(new Event('change'));
  }
}
