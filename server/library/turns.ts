/** Lets acts on the same thing happen one after the other, and acts on different things at once. */
export class Turns<Key> {
  readonly #acting = new Map<Key, Promise<unknown>>();

  /** Runs `act` when nobody acts on `key` any more; settles as it does. */
  async take<T>(key: Key, act: () => Promise<T>): Promise<T> {
    while (this.#acting.has(key)) await this.#acting.get(key);
    const acting = act();
    this.#acting.set(
      key,
      acting.catch(() => undefined),
    );
    try {
      return await acting;
    } finally {
      this.#acting.delete(key);
    }
  }

  /** Resolves when nobody acts. */
  async over(): Promise<void> {
    while (this.#acting.size > 0) await Promise.all(this.#acting.values());
  }
}
