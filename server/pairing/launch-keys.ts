/** How the owner's browser gets in: a key that only someone at this laptop can read, good for one use. */
import { randomBytes } from 'node:crypto';
import { hashSecret } from './secret.ts';

export class LaunchKeys {
  readonly #unused = new Set<string>();

  mint(): string {
    const key = randomBytes(24).toString('base64url');
    this.#unused.add(hashSecret(key));
    return key;
  }

  /** True once for each key that was minted. */
  spend(key: string): boolean {
    return this.#unused.delete(hashSecret(key));
  }
}
