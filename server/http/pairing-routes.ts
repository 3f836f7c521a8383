/** The doors of pairing and of the owner's sign-in. */
import { type Request, Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import QRCode from 'qrcode';
import type { z } from 'zod';
import type { ActivityWhat } from '../../protocol/activity.ts';
import { Failure, type FailureCode } from '../../protocol/failure.ts';
import {
  type Claim,
  ClaimRequestSchema,
  type ClaimState,
  DeviceChangeSchema,
  DeviceIdSchema,
  type Invitation,
  OwnerSessionRequestSchema,
  PairingDecisionSchema,
  RecoverRequestSchema,
  RefreshRequestSchema,
  type Session,
  type SignedOutSchema,
} from '../../protocol/pairing.ts';
import { pairPath, routes } from '../../protocol/routes.ts';
import type { Activity } from '../activity/activity.ts';
import type { Invited, Pairing, Presented, SignedIn } from '../pairing/pairing.ts';
import { addressOf, deedOf } from './activity-routes.ts';
import { type CookieNames, cookieOf, setCookies } from './cookies.ts';
import { bearerOf, type Doorkeeper } from './doorkeeper.ts';
import { jsonBody, optionalJson, readJson } from './json-body.ts';

export interface PairingRoutesOptions {
  readonly pairing: Pairing;
  readonly activity: Activity;
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
  activity,
  doorkeeper,
  cookies,
  devicesUrl,
  launchKeySpent,
}: PairingRoutesOptions): Router {
  const router = Router();
  /** Codes that are refused are for the owner to read. */
  const noting = <T>(request: Request, claim: () => T): T => {
    try {
      return claim();
    } catch (error) {
      const address = addressOf(request);
      if (error instanceof Failure) activity.note({ what: refusedClaim(error.code), device: null, address });
      throw error;
    }
  };
  const knocking = rateLimit({
    windowMs: 60_000,
    limit: 30,
    // Each has its own counter in memory; behind us there is no proxy whose word would be needed.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler: (_request, _response, next) => next(new Failure('too-many-requests')),
  });

  // RFC 9449, 8.2: so that the next proof need not be asked for twice.
  router.use([routes.ownerSession, routes.claim, routes.claimState, routes.refresh], (_request, response, next) => {
    response.setHeader('DPoP-Nonce', pairing.proofNonce());
    next();
  });

  router.post(routes.ownerSession, knocking, jsonBody, async (request, response) => {
    const { key, publicKey } = OwnerSessionRequestSchema.parse(request.body);
    const signedIn = await pairing.signInOwner(key, publicKey);
    activity.note(deedOf(request, signedIn.device, { kind: 'owner-signed-in' }));
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
    const asked = ClaimRequestSchema.parse(request.body);
    const claim = noting(request, () => pairing.claim(asked, addressOf(request)));
    response.status(202).json(claim satisfies Claim);
  });

  router.get(routes.claimState, async (request, response) => {
    const outcome = await pairing.collect(bearerOf(request), presentedBy(request));
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
    const { refreshToken } = RefreshRequestSchema.parse(request.body);
    const signedIn = await pairing.refresh(refreshToken, presentedBy(request));
    setCookies(response, cookies, signedIn);
    response.json(sessionOf(signedIn));
  });

  router.post(routes.recover, optionalJson, async (request, response) => {
    const token = cookies.recovery === null ? undefined : cookieOf(request, cookies.recovery);
    // A form of another page could send the cookie along; only our own page says where it comes from.
    if (token === undefined || request.get('sec-fetch-site') !== 'same-origin') throw new Failure('not-signed-in');
    const { publicKey } = RecoverRequestSchema.parse(request.body ?? {});
    const signedIn = await pairing.recover(token, addressOf(request), publicKey);
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
      const before = pairing.device(DeviceIdSchema.parse(request.params['id']));
      const now = await pairing.change(before.id, change);
      const { access, name: from } = before;
      if (now.access !== access) activity.note(deedOf(request, now, { kind: 'access-changed', access: now.access }));
      if (now.name !== from) activity.note(deedOf(request, now, { kind: 'renamed', from }));
      response.json(now);
    }),
  );

  router.post(
    routes.signOutAll,
    doorkeeper.only('own', async (_request, response, guest) => {
      response.json({ devices: await pairing.signOutAll(guest) } satisfies z.infer<typeof SignedOutSchema>);
    }),
  );

  router.post(
    '/api/pairing/revoke/:id',
    doorkeeper.only('own', async (request, response) => {
      const device = pairing.device(DeviceIdSchema.parse(request.params['id']));
      await pairing.revoke(device.id);
      activity.note(deedOf(request, device, { kind: 'revoked' }));
      response.json({});
    }),
  );
  return router;
}

/** What a browser says to prove its own key. The gate has seen to it that the host's name is one of ours. */
function presentedBy(request: Request): Presented {
  const url = `${request.protocol}://${request.get('host') ?? ''}${request.originalUrl}`;
  return { proof: request.get('dpop'), method: request.method, url };
}

function sessionOf({ device, keys }: SignedIn): Session {
  const { accessToken, refreshToken, expiresAtMs } = keys;
  return { device, accessToken, refreshToken, expiresAt: new Date(expiresAtMs).toISOString() };
}

function refusedClaim(code: FailureCode): ActivityWhat {
  return code === 'wrong-code' ? { kind: 'wrong-code', count: 1 } : { kind: 'claim-refused', code, count: 1 };
}
