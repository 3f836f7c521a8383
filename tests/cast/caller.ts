/** Whoever speaks to the host without a browser: the owner, a device, or a stranger. Each answer is held against the OpenAPI document. */
import type { z } from 'zod';
import { type Problem, ProblemSchema } from '../../protocol/failure.ts';
import {
  ClaimSchema,
  ClaimStateSchema,
  type Device,
  InvitationSchema,
  PairingRequestListSchema,
  type Session,
  SessionSchema,
} from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import { Contract } from './contract.ts';
import type { Host } from './host.ts';
import { type HostRequest, hostFetch } from './host-fetch.ts';

export interface CallOptions extends Omit<HostRequest, 'body'> {
  readonly body?: HostRequest['body'];
  /** Sent as JSON. */
  readonly json?: unknown;
}

export class Caller {
  readonly origin: string;
  readonly session: Session | null;

  constructor(origin: string, session: Session | null) {
    this.origin = origin;
    this.session = session;
  }

  get device(): Device {
    if (this.session === null) throw new Error('a stranger is no device');
    return this.session.device;
  }

  /** One request, signed with this caller's token. */
  async call(path: string, { json, headers = {}, body, ...rest }: CallOptions = {}): Promise<Response> {
    const answer = await hostFetch(new URL(path, this.origin).href, {
      ...rest,
      headers: {
        ...(this.session === null ? {} : { authorization: `Bearer ${this.session.accessToken}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? (body === undefined ? {} : { body }) : { body: JSON.stringify(json) }),
    });
    const contract = await Contract.of(this.origin);
    await contract.hold(rest.method ?? 'GET', path, answer.clone());
    return answer;
  }

  /** The answer's JSON, parsed. Throws where the host refuses. */
  async ask<T>(schema: z.ZodType<T>, path: string, options: CallOptions = {}): Promise<T> {
    const answer = await this.call(path, options);
    if (!answer.ok) throw new Error(`${options.method ?? 'GET'} ${path}: ${answer.status} ${await answer.text()}`);
    return schema.parse(await answer.json());
  }

  /** The problem that the host answers with. Throws where it does not refuse. */
  async refusal(path: string, options: CallOptions = {}): Promise<Problem> {
    return problemOf(await this.call(path, options));
  }
}

/** Reads a refusal as RFC 9457 asks. */
export async function problemOf(answer: Response): Promise<Problem> {
  const text = await answer.text();
  if (answer.ok) throw new Error(`not refused: ${answer.status} ${text}`);
  if (!answer.headers.get('content-type')?.startsWith('application/problem+json')) {
    throw new Error(`no problem document: ${answer.status} ${answer.headers.get('content-type')} ${text}`);
  }
  return ProblemSchema.parse(JSON.parse(text));
}

/** Anyone on the network. */
export async function strangerAt(host: Host): Promise<Caller> {
  return new Caller((await host.launch()).httpsUrl, null);
}

/** The owner, signed in with the launch key at the console's address. */
export async function ownerOf(host: Host): Promise<Caller> {
  const { consoleUrl, launchKey } = await host.launch();
  const session = await new Caller(consoleUrl, null).ask(SessionSchema, routes.ownerSession, {
    method: 'POST',
    json: { key: launchKey },
  });
  return new Caller(consoleUrl, session);
}

/** A device that the owner has let in, all the way: invitation, claim, decision, tokens. */
export async function pairedDevice(
  host: Host,
  owner: Caller,
  {
    name = 'Test phone',
    access = 'send',
    ...from
  }: { name?: string; access?: 'send' | 'browse'; localAddress?: string } = {},
): Promise<Caller> {
  const stranger = await strangerAt(host);
  const invitation = await owner.ask(InvitationSchema, routes.invite, { method: 'POST' });
  const { typedCode } = invitation;
  const { claim, matchCode } = await stranger.ask(ClaimSchema, routes.claim, {
    method: 'POST',
    json: { typedCode, name, platform: 'android' },
    ...from,
  });
  const { requests } = await owner.ask(PairingRequestListSchema, routes.pairingRequests);
  const request = requests.find((one) => one.matchCode === matchCode);
  if (request === undefined) throw new Error(`nobody asks with ${matchCode}`);
  const decision = await owner.call(routes.pairingRequest(request.id), {
    method: 'POST',
    json: { decision: 'allow', access },
  });
  if (!decision.ok) throw new Error(`not allowed: ${decision.status}`);
  const state = await stranger.ask(ClaimStateSchema, routes.claimState, {
    headers: { authorization: `Bearer ${claim}` },
    ...from,
  });
  if (state.state !== 'approved') throw new Error(`the claim is ${state.state}`);
  return new Caller(stranger.origin, state);
}
