/** Who is asking: recognises keys, holds requests to their access, and cuts off those of a device that is revoked. */
import type { Request, RequestHandler, Response } from 'express';
import { Failure } from '../../protocol/failure.ts';
import type { Access, DeviceId } from '../../protocol/pairing.ts';
import type { Guest, Pairing } from '../pairing/pairing.ts';
import { cookieOf } from './cookies.ts';
import { inviteBody } from './invite-body.ts';

export type GuestHandler = (request: Request, response: Response, guest: Guest) => Promise<void> | void;

const rank: Record<Access, number> = { send: 0, browse: 1, own: 2 };

export class Doorkeeper {
  readonly #pairing: Pairing;
  readonly #mediaCookie: string;
  /** Who is being answered, each with the sign-in that its key is of. */
  readonly #answering = new Map<DeviceId, Map<Response, string>>();
  readonly #recognised: (request: Request) => void;

  /**
   * `mediaCookie` is the name of the cookie that is good for looking at pictures, and for nothing else. `recognised` hears of each
   * request that came with a good key.
   */
  constructor(pairing: Pairing, mediaCookie: string, recognised: (request: Request) => void = () => undefined) {
    this.#pairing = pairing;
    this.#mediaCookie = mediaCookie;
    this.#recognised = recognised;
    pairing.cutOffs.onCutOff((device, spared) => this.#cutOff(device, spared));
  }

  /** Lets in who shows an access token with at least this access. */
  only(least: Access, handler: GuestHandler): RequestHandler {
    return async (request, response) => {
      await this.#serve(least, await this.#pairing.recognise(bearerOf(request), 'access'), handler, request, response);
    };
  }

  /** Also takes the media cookie, since `<img>` and `<video>` send nothing else; for GET and HEAD of media only. */
  looking(least: Access, handler: GuestHandler): RequestHandler {
    return async (request, response) => {
      const cookie = cookieOf(request, this.#mediaCookie);
      const guest =
        request.get('authorization') === undefined && cookie !== undefined
          ? await this.#pairing.recognise(cookie, 'media')
          : await this.#pairing.recognise(bearerOf(request), 'access');
      await this.#serve(least, guest, handler, request, response);
    };
  }

  /** Who asks, where that only adds to the answer; null for anyone without a good key. */
  async glimpse(request: Request): Promise<Guest | null> {
    if (request.get('authorization') === undefined) return null;
    return this.#pairing.recognise(bearerOf(request), 'access');
  }

  async #serve(
    least: Access,
    guest: Guest,
    handler: GuestHandler,
    request: Request,
    response: Response,
  ): Promise<void> {
    this.#recognised(request);
    if (rank[guest.access] < rank[least]) throw new Failure('not-allowed');
    const answering = this.#answering.get(guest.id) ?? new Map();
    this.#answering.set(guest.id, answering.set(response, guest.family));
    response.once('close', () => answering.delete(response));
    inviteBody(request, response);
    await handler(request, response, guest);
  }

  #cutOff(device: DeviceId, spared: string | null): void {
    for (const [response, family] of this.#answering.get(device) ?? []) {
      if (family !== spared) response.socket?.destroy();
    }
  }
}

/** The token of `Authorization: Bearer …`. Throws `not-signed-in` where there is none. */
export function bearerOf(request: Request): string {
  const token = /^Bearer ([A-Za-z0-9_.~+/-]{1,200}=*)$/i.exec(request.get('authorization') ?? '')?.[1];
  if (token === undefined) throw new Failure('not-signed-in');
  return token;
}
