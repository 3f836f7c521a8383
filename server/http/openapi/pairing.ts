/** The doors of pairing. */
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import {
  ClaimRequestSchema,
  ClaimSchema,
  ClaimStateSchema,
  DeviceChangeSchema,
  DeviceListSchema,
  DeviceSchema,
  InvitationSchema,
  OwnerSessionRequestSchema,
  PairingDecisionSchema,
  PairingRequestListSchema,
  RecoverRequestSchema,
  RefreshRequestSchema,
  SessionSchema,
  SignedOutSchema,
} from '../../../protocol/pairing.ts';
import { routes } from '../../../protocol/routes.ts';

import { id, json, nothing, ok, operation } from './operation.ts';

/** RFC 9449: for who has named a key of its own. Each answer brings the nonce of the next proof in `DPoP-Nonce`. */
const proof = z.object({
  DPoP: z.string().optional().meta({ description: 'A proof of the browser’s own key, where it has named one.' }),
});

export const pairingPaths: ZodOpenApiPathsObject = {
  [routes.ownerSession]: {
    post: operation({
      summary: 'Sign the owner in with a launch key',
      who: 'anyone',
      body: { content: json(OwnerSessionRequestSchema) },
      answers: ok(SessionSchema),
      failures: ['launch-key-used', 'too-many-requests', 'wrong-content-type'],
    }),
  },
  [routes.invite]: {
    post: operation({
      summary: 'A new invitation',
      who: 'own',
      answers: { '201': { description: 'Opened.', content: json(InvitationSchema) } },
    }),
  },
  [routes.claim]: {
    post: operation({
      summary: 'Use an invitation and wait for the owner',
      who: 'anyone',
      body: { content: json(ClaimRequestSchema) },
      answers: { '202': { description: 'The owner is asked.', content: json(ClaimSchema) } },
      failures: ['invitation-expired', 'invitation-used', 'wrong-code', 'too-many-requests', 'wrong-content-type'],
    }),
  },
  [routes.claimState]: {
    get: operation({
      summary: 'What became of a claim; an answer is given once',
      who: 'claim',
      headers: proof,
      answers: ok(ClaimStateSchema),
      failures: ['claim-gone', 'proof-wrong', 'proof-stale'],
    }),
  },
  [routes.pairingRequests]: {
    get: operation({ summary: 'Who is waiting', who: 'own', answers: ok(PairingRequestListSchema) }),
  },
  '/api/pairing/requests/{id}': {
    post: operation({
      summary: 'Allow or deny',
      who: 'own',
      path: id,
      body: { content: json(PairingDecisionSchema) },
      answers: ok(nothing),
      failures: ['not-found', 'already-answered', 'wrong-content-type'],
    }),
  },
  [routes.refresh]: {
    post: operation({
      summary: 'New tokens for a refresh token',
      who: 'anyone',
      headers: proof,
      body: { content: json(RefreshRequestSchema) },
      answers: ok(SessionSchema),
      failures: ['not-signed-in', 'device-revoked', 'proof-wrong', 'proof-stale', 'wrong-content-type'],
    }),
  },
  [routes.recover]: {
    post: operation({
      summary: 'New tokens for the recovery cookie',
      who: 'anyone',
      body: { content: json(RecoverRequestSchema), required: false },
      answers: ok(SessionSchema),
      failures: ['not-signed-in', 'device-revoked', 'wrong-content-type'],
    }),
  },
  [routes.devices]: { get: operation({ summary: 'The paired devices', who: 'own', answers: ok(DeviceListSchema) }) },
  '/api/pairing/devices/{id}': {
    patch: operation({
      summary: 'Rename a device or change its access',
      who: 'own',
      path: id,
      body: { content: json(DeviceChangeSchema) },
      answers: ok(DeviceSchema),
      failures: ['not-found', 'wrong-content-type'],
    }),
  },
  [routes.signOutAll]: {
    post: operation({
      summary: 'Cut off every device, and every browser of the owner but this one; end all open invitations',
      who: 'own',
      answers: ok(SignedOutSchema),
    }),
  },
  '/api/pairing/revoke/{id}': {
    post: operation({
      summary: 'Cut a device off',
      who: 'own',
      path: id,
      answers: ok(nothing),
      failures: ['not-found'],
    }),
  },
};
