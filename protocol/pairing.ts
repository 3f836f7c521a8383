/** Who may come in: invitations, claims, devices and their tokens, as they cross the wire. */
import { z } from 'zod';

export const DeviceIdSchema = z.string().min(1).max(64).brand<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceIdSchema>;

/** What a device may do: `send` (send, see its own), `browse` (also see the library), `own` (everything). */
export const AccessSchema = z.enum(['send', 'browse', 'own']);
export type Access = z.infer<typeof AccessSchema>;

export const PlatformSchema = z.enum(['ios', 'android', 'windows', 'macos', 'linux', 'other']);
export type Platform = z.infer<typeof PlatformSchema>;

/** What people call a device: one line of visible text. Anything goes but control characters. */
export const DeviceNameSchema = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine((name) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name), 'no control characters');

export const DeviceSchema = z
  .object({
    id: DeviceIdSchema,
    name: z.string(),
    platform: PlatformSchema,
    access: AccessSchema,
    pairedAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    online: z.boolean(),
    photoCount: z.int().nonnegative(),
    sizeBytes: z.int().nonnegative(),
  })
  .meta({ id: 'Device' });
export type Device = z.infer<typeof DeviceSchema>;

export const DeviceListSchema = z.object({ devices: z.array(DeviceSchema) }).meta({ id: 'DeviceList' });

export const DeviceChangeSchema = z
  .object({ name: DeviceNameSchema.optional(), access: AccessSchema.exclude(['own']).optional() })
  .meta({ id: 'DeviceChange' });
export type DeviceChange = z.infer<typeof DeviceChangeSchema>;

/** A device and the keys it was just given. `expiresAt` is when the access token ends; the refresh token gets the next. */
export const SessionSchema = z
  .object({
    device: DeviceSchema,
    accessToken: z.string(),
    refreshToken: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof SessionSchema>;

export const OwnerSessionRequestSchema = z
  .object({ key: z.string().min(1).max(200) })
  .meta({ id: 'OwnerSessionRequest' });

export const InvitationSchema = z
  .object({
    id: z.string(),
    url: z.string().meta({ description: 'What the QR says: https://<address>:<port>/p#1.<id>.<secret>' }),
    typedCode: z.string().meta({ description: 'Eight letters, shown in two groups.' }),
    expiresAt: z.iso.datetime(),
    qrSvg: z.string(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof InvitationSchema>;

const Newcomer = { name: DeviceNameSchema, platform: PlatformSchema };
export const ClaimRequestSchema = z
  .union([
    z.object({ id: z.string().min(1).max(64), secret: z.string().min(1).max(128), ...Newcomer }),
    z.object({ typedCode: z.string().min(1).max(20), ...Newcomer }),
  ])
  .meta({ id: 'ClaimRequest' });
export type ClaimRequest = z.infer<typeof ClaimRequestSchema>;

/** `claim` is the newcomer's bearer secret while it waits; `matchCode` the four digits both screens show. */
export const ClaimSchema = z
  .object({ claim: z.string(), matchCode: z.string().regex(/^\d{4}$/), expiresAt: z.iso.datetime() })
  .meta({ id: 'Claim' });
export type Claim = z.infer<typeof ClaimSchema>;

export const ClaimStateSchema = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('waiting') }),
    z.object({ state: z.literal('denied') }),
    SessionSchema.extend({ state: z.literal('approved') }),
  ])
  .meta({ id: 'ClaimState' });
export type ClaimState = z.infer<typeof ClaimStateSchema>;

/** A device at the door, as the owner sees it. */
export const PairingRequestSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    platform: PlatformSchema,
    address: z.string(),
    matchCode: z.string(),
    askedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'PairingRequest' });
export type PairingRequest = z.infer<typeof PairingRequestSchema>;

export const PairingRequestListSchema = z
  .object({ requests: z.array(PairingRequestSchema) })
  .meta({ id: 'PairingRequestList' });

export const PairingDecisionSchema = z
  .discriminatedUnion('decision', [
    z.object({ decision: z.literal('allow'), access: AccessSchema.exclude(['own']) }),
    z.object({ decision: z.literal('deny') }),
  ])
  .meta({ id: 'PairingDecision' });
export type PairingDecision = z.infer<typeof PairingDecisionSchema>;

export const RefreshRequestSchema = z
  .object({ refreshToken: z.string().min(1).max(200) })
  .meta({ id: 'RefreshRequest' });
