/** A key that this browser alone has and that no page can read out of it; with it the browser proves that a request is its own (RFC 9449). */
import { type PublicKey, PublicKeySchema } from '../../protocol/pairing.ts';

/** Where the key is kept; resolves with the one that is kept then, which is `made` where there was none. */
export type KeepKey = (made: CryptoKeyPair | null) => Promise<CryptoKeyPair | null>;

const curve = { name: 'ECDSA', namedCurve: 'P-256' };

export class OwnKey {
  readonly publicKey: PublicKey;
  readonly #privateKey: CryptoKey;

  private constructor(publicKey: PublicKey, privateKey: CryptoKey) {
    this.publicKey = publicKey;
    this.#privateKey = privateKey;
  }

  /** The one that is kept; made where there is none. null where this browser cannot keep one: then it has bearer tokens alone. */
  static async open(keep: KeepKey): Promise<OwnKey | null> {
    try {
      const kept =
        (await keep(null)) ?? (await keep(await crypto.subtle.generateKey(curve, false, ['sign', 'verify'])));
      if (kept === null) return null;
      const publicKey = PublicKeySchema.parse(await crypto.subtle.exportKey('jwk', kept.publicKey));
      return new OwnKey(publicKey, kept.privateKey);
    } catch {
      // No WebCrypto, or a private window that stores no keys.
      return null;
    }
  }

  /** What goes into the `DPoP` header; `nonce` as the host last said, null where it has not yet. */
  async prove(method: string, path: string, nonce: string | null): Promise<string> {
    const header = { alg: 'ES256', typ: 'dpop+jwt', jwk: this.publicKey };
    const claims = {
      jti: base64Url(crypto.getRandomValues(new Uint8Array(16))),
      htm: method,
      htu: new URL(path, location.origin).href,
      iat: Math.floor(Date.now() / 1000),
      ...(nonce === null ? {} : { nonce }),
    };
    const signed = [header, claims].map((part) => base64Url(new TextEncoder().encode(JSON.stringify(part)))).join('.');
    const how = { name: 'ECDSA', hash: 'SHA-256' };
    const signature = await crypto.subtle.sign(how, this.#privateKey, new TextEncoder().encode(signed));
    return `${signed}.${base64Url(new Uint8Array(signature))}`;
  }
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
