/** A key as a browser has one of its own, and the proofs that it makes (RFC 9449). */
import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type PublicKey, PublicKeySchema } from '../../protocol/pairing.ts';

export interface ProofOf {
  readonly method: string;
  readonly url: string;
  readonly nonce?: string;
  /** As the browser's clock says. */
  readonly atMs?: number;
  readonly id?: string;
  readonly type?: string;
  /** Named in the proof in place of the key that signs it. */
  readonly pretendedKey?: PublicKey;
}

export class BrowserKey {
  readonly publicKey: PublicKey;
  readonly #privateKey: CryptoKey;

  private constructor(publicKey: PublicKey, privateKey: CryptoKey) {
    this.publicKey = publicKey;
    this.#privateKey = privateKey;
  }

  static async make(): Promise<BrowserKey> {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    return new BrowserKey(PublicKeySchema.parse(await exportJWK(publicKey)), privateKey);
  }

  async prove(of: ProofOf): Promise<string> {
    const { method, url, nonce, atMs = Date.now(), id = randomUUID(), type = 'dpop+jwt' } = of;
    return new SignJWT({ htm: method, htu: url, ...(nonce === undefined ? {} : { nonce }) })
      .setProtectedHeader({ alg: 'ES256', typ: type, jwk: { ...(of.pretendedKey ?? this.publicKey) } })
      .setJti(id)
      .setIssuedAt(Math.floor(atMs / 1000))
      .sign(this.#privateKey);
  }
}
