/** Looks at everything a phone needs to get here, and says no more than can be seen from this machine. */
import { X509Certificate } from 'node:crypto';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import type { AddressReason, Check, DoctorReport } from '../../protocol/doctor.ts';
import { lookAtFirewall, type Machine, thisMachine } from './firewall.ts';
import { reach } from './reach.ts';

export interface Patient {
  /** Best first. */
  readonly addresses: readonly {
    readonly address: string;
    readonly interfaceName: string;
    readonly reason: AddressReason;
  }[];
  readonly isAddressGiven: boolean;
  /** Where the host listens; null while it does not run. */
  readonly listening: { readonly port: number } | null;
  /** Where it would listen. */
  readonly port: number;
  /** The leaf comes first. */
  readonly certificatePem: string;
  readonly isOwnCertificate: boolean;
  readonly mdns: { readonly isOn: boolean; readonly host: string | null; readonly isRenamed: boolean };
  /** Who came from another machine last. */
  readonly visitor: { readonly address: string; readonly atMs: number } | null;
  /** When something was written down last, in milliseconds since 1970. */
  readonly latestKnownMs: number | null;
  readonly machine?: Machine;
  readonly interfaces?: Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;
  readonly now?: () => number;
}

/** A clock that was set back a little by its own correction is no finding. */
const clockSlackMs = 5 * 60_000;
const tunnelName = /^(utun|tun|tap|wg|ppp|ipsec|tailscale|zt|nordlynx|proton)/i;
const linkLocal = /^(fe80|169\.254\.)/i;

/** Takes a few seconds at the most. Never rejects for what it finds. */
export async function examine(patient: Patient, signal?: AbortSignal): Promise<DoctorReport> {
  const { addresses, isAddressGiven, listening, port, machine = thisMachine } = patient;
  const [reached, firewall] = await Promise.all([
    listening === null ? [] : Promise.all(addresses.map(({ address }) => reachable(address, listening.port, signal))),
    lookAtFirewall(port, machine, signal),
  ]);
  const { visitor } = patient;
  const checks: Check[] = [
    { name: 'network', state: addresses.length > 0 ? 'well' : 'wrong' },
    ...reached,
    {
      name: 'visitors',
      state: visitor === null ? 'unknown' : 'well',
      last: visitor === null ? null : { address: visitor.address, at: new Date(visitor.atMs).toISOString() },
    },
    // Whoever has come through proves more than any rule that can be read.
    visitor === null ? firewall : { ...firewall, state: 'well' },
    vpn(patient.interfaces ?? networkInterfaces()),
    mdns(patient.mdns),
    certificate(patient),
    clock(patient),
  ];
  return { port, addresses: addresses.map((one) => ({ ...one })), isAddressGiven, checks };
}

async function reachable(address: string, port: number, signal?: AbortSignal): Promise<Check> {
  const problem = await reach(address, port, signal);
  return { name: 'reach', state: problem === null ? 'well' : 'wrong', address, problem };
}

/** Every Mac has tunnels that lead nowhere: they have no address but one for themselves. */
function vpn(interfaces: NonNullable<Patient['interfaces']>): Check {
  const up = Object.entries(interfaces)
    .filter(([name, list]) => tunnelName.test(name) && list?.some(({ address }) => !linkLocal.test(address)))
    .map(([name]) => name);
  return { name: 'vpn', state: up.length > 0 ? 'perhaps' : 'well', interfaces: up };
}

function mdns({ isOn, host, isRenamed }: Patient['mdns']): Check {
  const state = !isOn ? 'unknown' : host === null ? 'perhaps' : 'well';
  return { name: 'mdns', state, host, isOn, isRenamed };
}

function certificate({ certificatePem, isOwnCertificate, addresses, now = Date.now }: Patient): Check {
  const leaf = new X509Certificate(certificatePem);
  const [from, to] = [Date.parse(leaf.validFrom), Date.parse(leaf.validTo)];
  const [best] = addresses;
  const fits = isOwnCertificate || best === undefined || leaf.checkIP(best.address) !== undefined;
  const problem = now() < from ? 'not-yet' : now() > to ? 'expired' : fits ? null : 'other-names';
  return {
    name: 'certificate',
    state: problem === null ? 'well' : 'wrong',
    problem,
    isOwn: isOwnCertificate,
    validFrom: new Date(from).toISOString(),
    validTo: new Date(to).toISOString(),
  };
}

function clock({ latestKnownMs, now = Date.now }: Patient): Check {
  const isBehind = latestKnownMs !== null && now() < latestKnownMs - clockSlackMs;
  return {
    name: 'clock',
    state: latestKnownMs === null ? 'unknown' : isBehind ? 'wrong' : 'well',
    now: new Date(now()).toISOString(),
    latestKnown: latestKnownMs === null ? null : new Date(latestKnownMs).toISOString(),
  };
}
