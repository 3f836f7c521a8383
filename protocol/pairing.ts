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

/** The public half of a key that never leaves its browser (RFC 7517). A session that names one is renewed by proof of it alone. */
export const PublicKeySchema = z
  .object({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  })
  .meta({ id: 'PublicKey' });
export type PublicKey = z.infer<typeof PublicKeySchema>;

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
  .object({ key: z.string().min(1).max(200), publicKey: PublicKeySchema.optional() })
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

const Newcomer = { name: DeviceNameSchema, platform: PlatformSchema, publicKey: PublicKeySchema.optional() };
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

/** A device that a newcomer may be: of its platform, and not here now. */
export const KnownDeviceSchema = z
  .object({
    id: DeviceIdSchema,
    name: z.string(),
    lastSeenAt: z.iso.datetime(),
    photoCount: z.int().nonnegative(),
  })
  .meta({ id: 'KnownDevice' });
export type KnownDevice = z.infer<typeof KnownDeviceSchema>;

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
    maybe: z.array(KnownDeviceSchema).meta({ description: 'Which of the known devices this may be, likeliest first.' }),
  })
  .meta({ id: 'PairingRequest' });
export type PairingRequest = z.infer<typeof PairingRequestSchema>;

export const PairingRequestListSchema = z
  .object({ requests: z.array(PairingRequestSchema) })
  .meta({ id: 'PairingRequestList' });

export const PairingDecisionSchema = z
  .discriminatedUnion('decision', [
    z.object({
      decision: z.literal('allow'),
      access: AccessSchema.exclude(['own']),
      as: DeviceIdSchema.optional().meta({
        description: 'The device of `maybe` that this is: it keeps its place in the library, and its old keys end.',
      }),
    }),
    z.object({ decision: z.literal('deny') }),
  ])
  .meta({ id: 'PairingDecision' });
export type PairingDecision = z.infer<typeof PairingDecisionSchema>;

/** A browser that lost its keys may have a new one of its own. */
export const RecoverRequestSchema = z.object({ publicKey: PublicKeySchema.optional() }).meta({ id: 'RecoverRequest' });

/** How many devices were signed out. */
export const SignedOutSchema = z.object({ devices: z.int().nonnegative() }).meta({ id: 'SignedOut' });

/** What the owner is told at once of the door. */
export const DoorNoticeSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('paired'), name: z.string(), again: z.boolean(), requestId: z.string() }),
    z.object({
      kind: z.literal('refused'),
      why: z.enum(['wrong-code', 'invitation-used', 'invitation-expired', 'too-many-requests']),
      address: z.string(),
      codesEnded: z.boolean().meta({ description: 'After five wrong guesses the open codes are dead.' }),
    }),
    z
      .object({ kind: z.literal('key-copied'), name: z.string(), isCutOff: z.boolean() })
      .meta({ description: 'A key of this device was used by somebody else, or twice.' }),
  ])
  .meta({ id: 'DoorNotice' });
export type DoorNotice = z.infer<typeof DoorNoticeSchema>;

export const RefreshRequestSchema = z
  .object({ refreshToken: z.string().min(1).max(200) })
  .meta({ id: 'RefreshRequest' });
