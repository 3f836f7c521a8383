/** A host under attack and those it knows: their keys are renewed and its photos replaced when a request has taken them away. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AlbumSchema } from '../../protocol/album.ts';
import {
  ClaimSchema,
  ClaimStateSchema,
  InvitationSchema,
  PairingRequestListSchema,
  SessionSchema,
} from '../../protocol/pairing.ts';
import { parseInvitationFragment, routes } from '../../protocol/routes.ts';
import { Caller, strangerAt } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { hostFetch } from '../cast/host-fetch.ts';
import { photoAt } from '../cast/photo-set.ts';
import { declare, send } from '../cast/tus.ts';
import { type Document, DocumentSchema } from './door.ts';
import type { Role } from './mutated-request.ts';

/** Where decisions about dates, places, films and names differ. */
const photos = ['dates/zones/big_ben.jpg', 'hostile/broken/truncated-50pct.jpg', 'video/bunny-1s.mp4'];
const PhotosSchema = z.object({ photos: z.array(z.object({ id: z.string() })) });

export class Company implements AsyncDisposable {
  readonly host: Host;
  readonly document: Document;
  readonly #callers = new Map<Role, Caller>();
  #spare: Caller | null = null;
  #renewing: Promise<void> | null = null;
  #uploadAt: string | null = null;
  #addresses = 0;
  ids: readonly string[] = [];

  private constructor(host: Host, document: Document) {
    this.host = host;
    this.document = document;
  }

  static async gather(env: Readonly<Record<string, string>> = {}): Promise<Company> {
    const host = await Host.start({ env });
    const { httpsUrl } = await host.launch();
    const answer = await hostFetch(new URL(routes.openapi, httpsUrl).href);
    const company = new Company(host, DocumentSchema.parse(await answer.json()));
    company.#callers.set('nobody', await strangerAt(host));
    await company.renew();
    return company;
  }

  caller(role: Role): Caller {
    const caller = this.#callers.get(role);
    if (caller === undefined) throw new Error(`there is no ${role}`);
    return caller;
  }

  authorization(role: Role): string | null {
    const token = this.caller(role).session?.accessToken;
    return token === undefined ? null : `Bearer ${token}`;
  }

  /** Everybody may in again what they may, the settings are the usual ones, and there is something to ask for. */
  renew(): Promise<void> {
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #renew(): Promise<void> {
    const owner = await this.#signedIn('own', () => this.#signInOwner());
    await owner.call(routes.settings, { method: 'PATCH', json: { speedLimitBytesPerSecond: null } });
    for (const access of ['send', 'browse'] as const) {
      const device = await this.#signedIn(access, () => this.#pair(owner, access, `Fuzz ${access}`));
      for (const path of photos)
        await send(device, { name: path.split('/').at(-1) ?? path, bytes: await readFile(photoAt(path)) });
    }
    const spare = await this.#spareDevice(owner);
    this.ids = [...(await this.#known(owner)), spare];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.host[Symbol.asyncDispose]();
  }

  async #signedIn(role: Role, signIn: () => Promise<Caller>): Promise<Caller> {
    const known = this.#callers.get(role);
    if (known !== undefined && (await known.call(`${routes.photos}?limit=1`)).status === 200) return known;
    const caller = await signIn();
    this.#callers.set(role, caller);
    return caller;
  }

  async #signInOwner(): Promise<Caller> {
    const { consoleUrl, launchKey } = await this.host.launch();
    const session = await new Caller(consoleUrl, null).ask(SessionSchema, routes.ownerSession, {
      method: 'POST',
      json: { key: launchKey },
      localAddress: this.#nextAddress(),
    });
    return new Caller(consoleUrl, session);
  }

  async #known(owner: Caller): Promise<string[]> {
    const { photos: kept } = await owner.ask(PhotosSchema, `${routes.photos}?limit=8`);
    const album = await owner.ask(AlbumSchema, routes.albums, { method: 'POST', json: { name: 'Fuzz' } });
    const upload = await this.#upload();
    return [...kept.map(({ id }) => id), album.id, upload.split('/').at(-1) ?? ''];
  }

  /** One that is not whole. */
  async #upload(): Promise<string> {
    const sender = this.caller('send');
    const headers = { 'tus-resumable': '1.0.0' };
    if (this.#uploadAt !== null && (await sender.call(this.#uploadAt, { method: 'HEAD', headers })).status === 200)
      return this.#uploadAt;
    this.#uploadAt = await declare(sender, { name: 'part.jpg', bytes: new Uint8Array(5000) });
    return this.#uploadAt;
  }

  /** One to be renamed and revoked: were it one of those that ask, the rest of their requests would come no further than the door. */
  async #spareDevice(owner: Caller): Promise<string> {
    const known = this.#spare;
    const isThere = known !== null && (await known.call(`${routes.photos}?limit=1`)).status === 200;
    if (known !== null && isThere) return known.device.id;
    this.#spare = await this.#pair(owner, 'send', 'Fuzz spare');
    return this.#spare.device.id;
  }

  /** By the code in the picture: those that are typed are guessed at all the time, and then nobody's is taken. */
  async #pair(owner: Caller, access: 'send' | 'browse', name: string): Promise<Caller> {
    const localAddress = this.#nextAddress();
    const stranger = this.caller('nobody');
    const { url } = await owner.ask(InvitationSchema, routes.invite, { method: 'POST' });
    const invitation = parseInvitationFragment(new URL(url).hash);
    const { claim, matchCode } = await stranger.ask(ClaimSchema, routes.claim, {
      method: 'POST',
      json: { ...invitation, name, platform: 'android' },
      localAddress,
    });
    const { requests } = await owner.ask(PairingRequestListSchema, routes.pairingRequests);
    const request = requests.find((one) => one.matchCode === matchCode && one.name === name);
    await owner.call(routes.pairingRequest(request?.id ?? ''), { method: 'POST', json: { decision: 'allow', access } });
    const headers = { authorization: `Bearer ${claim}` };
    const state = await stranger.ask(ClaimStateSchema, routes.claimState, { headers, localAddress });
    if (state.state !== 'approved') throw new Error(`the claim is ${state.state}`);
    return new Caller(stranger.origin, state);
  }

  /** A limit on tries holds for each address. */
  #nextAddress(): string {
    this.#addresses += 1;
    return `127.99.${(this.#addresses >> 8) & 255}.${1 + (this.#addresses % 250)}`;
  }
}
