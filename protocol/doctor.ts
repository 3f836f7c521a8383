/** What a phone needs to get to this host, as far as the host can know it. */
import { z } from 'zod';

/** `well`: seen to be so. `perhaps`: may keep phones out. `wrong`: does. `unknown`: cannot be seen from here. */
const state = z.enum(['well', 'perhaps', 'wrong', 'unknown']);
export type CheckState = z.infer<typeof state>;

export const AddressReasonSchema = z.enum([
  'given',
  'chosen',
  'default-route',
  'private',
  'carrier',
  'self-assigned',
  'public',
]);
export type AddressReason = z.infer<typeof AddressReasonSchema>;

export const FirewallSchema = z.enum(['ufw', 'firewalld', 'nftables', 'windows', 'macos', 'none']);
export type Firewall = z.infer<typeof FirewallSchema>;

export const CheckSchema = z
  .discriminatedUnion('name', [
    z.object({ name: z.literal('network'), state }),
    z.object({
      name: z.literal('reach'),
      state,
      address: z.string().meta({ description: 'A real connection was made to it, from here.' }),
      problem: z.string().nullable().meta({ description: 'As the system says it: ECONNREFUSED.' }),
    }),
    z.object({
      name: z.literal('visitors'),
      state,
      last: z
        .object({ address: z.string(), at: z.iso.datetime() })
        .nullable()
        .meta({ description: 'Who came from another machine last, since the host started.' }),
    }),
    z.object({
      name: z.literal('firewall'),
      state,
      firewall: FirewallSchema,
      command: z.string().nullable().meta({ description: 'What lets phones in, where one command does.' }),
    }),
    z.object({ name: z.literal('vpn'), state, interfaces: z.array(z.string()) }),
    z.object({
      name: z.literal('mdns'),
      state,
      host: z.string().nullable(),
      isOn: z.boolean(),
      isRenamed: z.boolean().meta({ description: 'Another host on this network has the name.' }),
    }),
    z.object({
      name: z.literal('certificate'),
      state,
      problem: z.enum(['expired', 'not-yet', 'other-names']).nullable(),
      isOwn: z.boolean().meta({ description: 'Given with --cert.' }),
      validFrom: z.iso.datetime(),
      validTo: z.iso.datetime(),
    }),
    z.object({
      name: z.literal('clock'),
      state,
      now: z.iso.datetime(),
      latestKnown: z.iso.datetime().nullable().meta({ description: 'When something was written down last.' }),
    }),
  ])
  .meta({ id: 'Check' });
export type Check = z.infer<typeof CheckSchema>;

export const DoctorReportSchema = z
  .object({
    port: z.int().nonnegative(),
    addresses: z
      .array(z.object({ address: z.string(), interfaceName: z.string(), reason: AddressReasonSchema }))
      .meta({ description: 'Where phones can reach the host; the first is in the QR.' }),
    isAddressGiven: z.boolean().meta({ description: 'By --address: nothing else can be chosen.' }),
    checks: z.array(CheckSchema),
  })
  .meta({ id: 'DoctorReport' });
export type DoctorReport = z.infer<typeof DoctorReportSchema>;
