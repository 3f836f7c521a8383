/** Lets what comes again and again from one place be one line that counts, so that nobody can push the rest out of the log. */
import type { ActivityWhat, Deed } from '../../protocol/activity.ts';

interface Line {
  readonly id: number;
  readonly what: ActivityWhat;
  readonly atMs: number;
}

/** Such a line goes on counting while the next comes within this long. */
const gapMs = 10 * 60_000;
/** Above this many places at once, all others share a line for each kind. */
const placesKept = 256;

export class Crowds {
  readonly #now: () => number;
  readonly #lines = new Map<string, Line>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** The line that this deed belongs to: an open one of its kind and place, or a new one. */
  join({ what, device, address }: Deed, nextId: () => number): Pick<Line, 'id' | 'what'> {
    const kind = crowdOf(what);
    if (kind === null || !('count' in what)) return { id: nextId(), what };
    this.#forgetOld();
    const place = `${kind} ${address} ${device?.id ?? ''}`;
    const key = this.#lines.has(place) || this.#lines.size < placesKept ? place : kind;
    const open = this.#lines.get(key);
    const line: Line = {
      id: open?.id ?? nextId(),
      what: open !== undefined && 'count' in open.what ? { ...what, count: open.what.count + what.count } : what,
      atMs: this.#now(),
    };
    this.#lines.set(key, line);
    return line;
  }

  #forgetOld(): void {
    const now = this.#now();
    for (const [key, { atMs }] of this.#lines) if (Math.abs(now - atMs) > gapMs) this.#lines.delete(key);
  }
}

/** Kinds that anybody can bring about without being let in; null for all others. */
function crowdOf(what: ActivityWhat): string | null {
  switch (what.kind) {
    case 'wrong-code':
    case 'key-copied':
      return what.kind;
    case 'claim-refused':
    case 'turned-away':
      return `${what.kind} ${what.code}`;
    default:
      return null;
  }
}
