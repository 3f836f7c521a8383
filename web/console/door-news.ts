/** What happened at the door, as long as the owner has not seen to it: each thing once, the newest first. */
import type { DoorNotice } from '../../protocol/pairing.ts';

export interface DoorNews {
  readonly id: number;
  readonly notice: DoorNotice;
}

// More would cover the screen; the activity log has them all.
const mostShown = 3;

export class DoorNewsList {
  #news: readonly DoorNews[] = [];
  #count = 0;

  get now(): readonly DoorNews[] {
    return this.#news;
  }

  /** One more of its kind about the same takes the place of the one before. */
  add(notice: DoorNotice): void {
    this.#count += 1;
    const others = this.#news.filter((other) => about(other.notice) !== about(notice));
    this.#news = [{ id: this.#count, notice }, ...others].slice(0, mostShown);
  }

  dismiss(id: number): void {
    this.#news = this.#news.filter((one) => one.id !== id);
  }
}

function about(notice: DoorNotice): string {
  return notice.kind === 'refused' ? `refused ${notice.address}` : `${notice.kind} ${notice.name}`;
}
