/** The doors of pairing and of the owner's sign-in. */
import { Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import QRCode from 'qrcode';
import { Failure } from '../../protocol/failure.ts';
import {
  type Claim,
  ClaimRequestSchema,
  type ClaimState,
  DeviceChangeSchema,
  DeviceIdSchema,
  type Invitation,
  OwnerSessionRequestSchema,
  PairingDecisionSchema,
  RefreshRequestSchema,
  type Session,
} from '../../protocol/pairing.ts';
import { pairPath, routes } from '../../protocol/routes.ts';
import type { Invited, Pairing, SignedIn } from '../pairing/pairing.ts';
import { type CookieNames, cookieOf, setCookies } from './cookies.ts';
import { bearerOf, type Doorkeeper } from './doorkeeper.ts';
import { jsonBody, readJson } from './json-body.ts';

export interface PairingRoutesOptions {
  readonly pairing: Pairing;
  readonly doorkeeper: Doorkeeper;
  readonly cookies: CookieNames;
  /** `https://<address>:<port>` as a phone reaches it. */
  readonly devicesUrl: () => string;
  /** Called when a launch key was spent, so that another lies ready for `landfall open`. */
  readonly launchKeySpent: () => Promise<void>;
}

/** What the QR says. */
export function invitationUrl(devicesUrl: string, { id, secret }: Invited): string {
  return `${devicesUrl}${pairPath}#1.${id}.${secret}`;
}

export function pairingRoutes({
  pairing,
  doorkeeper,
  cookies,
  devicesUrl,
  launchKeySpent,
}: PairingRoutesOptions): Router {
  const router = Router();
  const knocking = rateLimit({
    windowMs: 60_000,
    limit: 30,
    // Each has its own counter in memory; behind us there is no proxy whose word would be needed.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, _response, next) => next(new Failure('too-many-requests')),
  });

  router.post(routes.ownerSession, knocking, jsonBody, async (request, response) => {
    const { key } = OwnerSessionRequestSchema.parse(request.body);
    const signedIn = await pairing.signInOwner(key);
    await launchKeySpent();
    setCookies(response, cookies, signedIn);
    response.json(sessionOf(signedIn));
  });

  router.post(
    routes.invite,
    doorkeeper.only('own', async (_request, response) => {
      const invited = pairing.invite();
      const url = invitationUrl(devicesUrl(), invited);
      const { id, typedCode, expiresAt } = invited;
      const qrSvg = await QRCode.toString(url, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' });
      response.status(201).json({ id, url, typedCode, expiresAt, qrSvg } satisfies Invitation);
    }),
  );

  router.post(routes.claim, knocking, jsonBody, (request, response) => {
    const claim = pairing.claim(
      ClaimRequestSchema.parse(request.body),
      request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '',
    );
    response.status(202).json(claim satisfies Claim);
  });

  router.get(routes.claimState, (request, response) => {
    const outcome = pairing.collect(bearerOf(request));
    if (outcome.state !== 'approved') {
      response.json({ state: outcome.state } satisfies ClaimState);
      return;
    }
    setCookies(response, cookies, outcome.granted);
    response.json({ state: 'approved', ...sessionOf(outcome.granted) } satisfies ClaimState);
  });

  router.get(
    routes.pairingRequests,
    doorkeeper.only('own', (_request, response) => void response.json({ requests: pairing.waiting() })),
  );

  router.post(
    '/api/pairing/requests/:id',
    doorkeeper.only('own', async (request, response) => {
      const decision = PairingDecisionSchema.parse(await readJson(request, response));
      await pairing.approve(String(request.params['id']), decision);
      response.json({});
    }),
  );

  router.post(routes.refresh, jsonBody, async (request, response) => {
    const signedIn = await pairing.refresh(RefreshRequestSchema.parse(request.body).refreshToken);
    setCookies(response, cookies, signedIn);
    response.json(sessionOf(signedIn));
  });

  router.post(routes.recover, async (request, response) => {
    const token = cookies.recovery === null ? undefined : cookieOf(request, cookies.recovery);
    // A form of another page could send the cookie along; only our own page says where it comes from.
    if (token === undefined || request.get('sec-fetch-site') !== 'same-origin') throw new Failure('not-signed-in');
    const signedIn = await pairing.recover(token);
    setCookies(response, cookies, signedIn);
    response.json(sessionOf(signedIn));
  });

  router.get(
    routes.devices,
    doorkeeper.only('own', (_request, response) => void response.json({ devices: pairing.devices() })),
  );

  router.patch(
    '/api/pairing/devices/:id',
    doorkeeper.only('own', async (request, response) => {
      const change = DeviceChangeSchema.parse(await readJson(request, response));
      response.json(await pairing.change(DeviceIdSchema.parse(request.params['id']), change));
    }),
  );

  router.post(
    '/api/pairing/revoke/:id',
    doorkeeper.only('own', async (request, response) => {
      await pairing.revoke(DeviceIdSchema.parse(request.params['id']));
      response.json({});
    }),
  );
  return router;
}

function sessionOf({ device, keys }: SignedIn): Session {
  const { accessToken, refreshToken, expiresAtMs } = keys;
  return { device, accessToken, refreshToken, expiresAt: new Date(expiresAtMs).toISOString() };
}
