/** One photo on its way from a phone, across any number of breaks: asks where the host stands, goes on from there, ends with a receipt. */
import { ProblemSchema } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import { PlainUploadSchema, type Receipt, receiptFromHeaders } from '../../protocol/upload.ts';
import { declarationOf } from '../cast/tus.ts';
import type { Answer, Phone } from './phone.ts';
import type { PhotoToSend } from './photo-to-send.ts';

/** `at-once`: declared and sent in one request; `in-pieces`: declared, then appended; `form`: as a page without script does. */
export type Manner = 'at-once' | 'in-pieces' | 'form';

/** The host answered, and its answer was no. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(answer: Answer) {
    const problem = ProblemSchema.safeParse(jsonOf(answer.body));
    super(`${answer.status} ${answer.body.toString('utf8').slice(0, 300)}`);
    this.status = answer.status;
    this.code = problem.success ? problem.data.code : '';
  }
}

const tus = { 'tus-resumable': '1.0.0' };
const octets = { 'content-type': 'application/offset+octet-stream' };

export class Sending {
  readonly photo: PhotoToSend;
  readonly #manner: Manner;
  readonly #chunkBytes: number;
  #phone: Phone;
  #address: string | null = null;
  /** As the host said it last; null where it has to be asked. */
  #offset: number | null = 0;
  /** What the host has confirmed, and what was put on the wire. */
  #confirmed = 0;
  #reached = 0;
  /** Most bytes that a single break made go over the wire a second time. */
  mostSentAgain = 0;
  /** Sentences about offsets that went back. */
  readonly broken: string[] = [];

  constructor(phone: Phone, photo: PhotoToSend, manner: Manner, chunkBytes = 8 * 2 ** 20) {
    this.#phone = phone;
    this.photo = photo;
    this.#manner = manner;
    this.#chunkBytes = chunkBytes;
  }

  /** Where it goes on, and from where at the least; null before it has an address. */
  get standing(): { readonly address: string; readonly confirmedBytes: number } | null {
    return this.#address === null ? null : { address: this.#address, confirmedBytes: this.#confirmed };
  }

  /** Goes on by way of another phone: the same device at another address. */
  by(phone: Phone): this {
    this.#phone = phone;
    return this;
  }

  /** Sends until there is a receipt. Rejects with Refused, or with what broke the connection; called again it goes on. */
  async go(): Promise<Receipt> {
    try {
      if (this.#manner === 'form') return await this.#sendForm();
      for (;;) {
        const receipt = this.#address === null ? await this.#begin() : await this.#goOn(this.#address);
        if (receipt !== null) return receipt;
      }
    } catch (error) {
      this.#offset = null;
      throw error;
    }
  }

  async #sendForm(): Promise<Receipt> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(this.photo.slice(0, this.photo.sizeBytes))]), this.photo.name);
    const encoded = new Request('http://encode', { method: 'POST', body: form });
    const answer = await this.#phone.call('POST', routes.photos, {
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      body: Buffer.from(await encoded.arrayBuffer()),
    });
    if (answer.status !== 201) throw new Refused(answer);
    const [receipt] = PlainUploadSchema.parse(jsonOf(answer.body)).receipts;
    if (receipt === undefined) throw new Refused(answer);
    return receipt;
  }

  async #begin(): Promise<Receipt | null> {
    const { name, sizeBytes, sha256, lastModifiedMs } = this.photo;
    const declaration = declarationOf({
      name,
      bytes: new Uint8Array(),
      sha256,
      ...(lastModifiedMs === null ? {} : { lastModifiedMs }),
    });
    const atOnce = this.#manner === 'at-once';
    const answer = await this.#phone.call('POST', routes.uploads, {
      headers: { ...declaration, 'upload-length': `${sizeBytes}`, ...(atOnce ? octets : {}) },
      ...(atOnce ? { body: this.photo.slice(0, sizeBytes) } : {}),
    });
    if (answer.status !== 201) throw new Refused(answer);
    this.#address = answer.headers.get('location');
    this.#offset = atOnce ? null : 0;
    return receiptIn(answer);
  }

  async #goOn(address: string): Promise<Receipt | null> {
    if (this.#offset === null) {
      const standing = await this.#phone.call('HEAD', address, { headers: tus });
      if (this.#isGone(standing)) return null;
      if (standing.status !== 200) throw new Refused(standing);
      const receipt = receiptIn(standing);
      this.#goesOnAt(receipt === null ? Number(standing.headers.get('upload-offset')) : this.photo.sizeBytes);
      if (receipt !== null) return receipt;
    }
    const from = this.#offset ?? 0;
    const body = this.photo.slice(from, from + this.#chunkBytes);
    let taken = 0;
    const answer = await this.#phone.call('PATCH', address, {
      headers: { ...tus, ...octets, 'upload-offset': `${from}` },
      body,
      took: (bytes) => {
        taken += bytes;
        this.#reached = Math.max(this.#reached, from + taken);
      },
    });
    if (this.#isGone(answer)) return null;
    this.#offset = null;
    if (answer.status === 409) return null;
    if (answer.status !== 204) throw new Refused(answer);
    const offset = Number(answer.headers.get('upload-offset'));
    if (offset !== from + body.length) this.broken.push(`${from} + ${body.length} bytes were answered with ${offset}`);
    this.#offset = offset;
    this.#confirmed = offset;
    return receiptIn(answer);
  }

  /** An upload that the host does not know any more begins anew, and all of it goes over the wire again. */
  #isGone({ status }: Answer): boolean {
    if (status !== 404 && status !== 410) return false;
    this.#goesOnAt(0);
    this.#address = null;
    return true;
  }

  #goesOnAt(offset: number): void {
    if (offset < this.#confirmed)
      this.broken.push(`${this.photo.name}: the offset went back from ${this.#confirmed} to ${offset}`);
    this.mostSentAgain = Math.max(this.mostSentAgain, this.#reached - offset);
    this.#reached = offset;
    this.#confirmed = offset;
    this.#offset = offset;
  }
}

function receiptIn(answer: Answer): Receipt | null {
  return receiptFromHeaders((name) => answer.headers.get(name));
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
