/** Senders that send one photo after the other, each until there is a receipt, and wait wherever the host is away. */
import { photoToSend } from './photo-to-send.ts';
import type { Random } from './random.ts';
import { type Manner, Refused, type Sending } from './sending.ts';
import type { Stage } from './stage.ts';

const mebibyte = 2 ** 20;

export class Crowd {
  readonly #stage: Stage;
  readonly #random: Random;
  readonly #underWay = new Set<Sending>();
  readonly #senders: Promise<void>[];
  #away: Promise<unknown> = Promise.resolve();
  #isOver = false;
  #received: (() => void) | null = null;
  readonly broken: string[] = [];

  constructor(stage: Stage, random: Random, senders: number) {
    this.#stage = stage;
    this.#random = random;
    this.#senders = Array.from({ length: senders }, () => this.#sendOn());
  }

  /** What was begun and has no receipt yet. */
  get underWay(): readonly Sending[] {
    return [...this.#underWay];
  }

  /** Until this is settled a broken connection is no surprise, and nobody begins or tries again. */
  isAwayDuring(act: Promise<unknown>): void {
    this.#away = act;
  }

  /** Resolves with the next receipt. */
  nextReceipt(): Promise<void> {
    return new Promise((resolve) => {
      this.#received = resolve;
    });
  }

  /** Lets every sender finish its photo. */
  async ends(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#senders);
  }

  async #sendOn(): Promise<void> {
    while (!this.#isOver) {
      await this.#away;
      const sending = this.#next();
      this.#underWay.add(sending);
      await this.#sendAll(sending);
      this.#underWay.delete(sending);
      this.#received?.();
      this.#received = null;
    }
  }

  async #sendAll(sending: Sending): Promise<void> {
    for (let tries = 0; tries < 50; tries += 1) {
      const away = this.#away;
      try {
        this.broken.push(...(await this.#stage.receives(sending)));
        return;
      } catch (error) {
        const isSurprise = away === this.#away && this.#stage.host.isRunning;
        if (isSurprise || error instanceof Refused) this.broken.push(`${sending.photo.name}: ${String(error)}`);
        await this.#away;
      }
    }
    this.broken.push(`${sending.photo.name} was given up after fifty tries`);
  }

  #next(): Sending {
    const random = this.#random;
    const manner: Manner = random.oneOf(['at-once', 'in-pieces', 'in-pieces', 'form']);
    const isLarge = random.fraction() < 0.1 && manner === 'in-pieces';
    const sizeBytes = isLarge ? random.whole(2 * mebibyte, 20 * mebibyte) : random.whole(1000, 400_000);
    const photo = photoToSend(random, sizeBytes, Date.UTC(2024, random.whole(0, 5), 15));
    return this.#stage.sends(photo, manner, isLarge ? 8 * mebibyte : 100_000);
  }
}
