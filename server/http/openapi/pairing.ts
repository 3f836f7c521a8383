/** The doors of pairing. */
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
  RefreshRequestSchema,
  SessionSchema,
} from '../../../protocol/pairing.ts';
import { routes } from '../../../protocol/routes.ts';

import { id, json, nothing, ok, operation } from './operation.ts';

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
      answers: ok(ClaimStateSchema),
      failures: ['claim-gone'],
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
      body: { content: json(RefreshRequestSchema) },
      answers: ok(SessionSchema),
      failures: ['not-signed-in', 'device-revoked', 'wrong-content-type'],
    }),
  },
  [routes.recover]: {
    post: operation({
      summary: 'New tokens for the recovery cookie',
      who: 'anyone',
      answers: ok(SessionSchema),
      failures: ['not-signed-in', 'device-revoked'],
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
