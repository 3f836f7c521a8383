/** Where we are: the addresses phones reach, the certificate that fits them, and the name on the network. */
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { Logger } from 'pino';
import { type AddressKind, boundAddresses, findAddresses, kindsOf, type LanAddress, preferring } from './addresses.ts';
import { type Authority, openAuthority } from './authority.ts';
import { LanUnusable } from './lan-unusable.ts';
import { type Leaf, openLeaf, stillFits } from './leaf.ts';
import { MdnsName } from './mdns-name.ts';
import { readOwnCertificate } from './own-certificate.ts';

export type { AddressKind, LanAddress } from './addresses.ts';
export { appleProfile } from './apple-profile.ts';
export { certificateFacts, certificateFile } from './certificate-facts.ts';
export { LanUnusable } from './lan-unusable.ts';

export interface LanOptions {
  readonly certsDir: string;
  /** "Study laptop": what a phone's list of authorities shows. */
  readonly hostName: string;
  /** Opaque, one per machine, kept by the caller: `landfall-7f3k`. */
  readonly mdnsLabel: string;
  /** The owner's choice of address, where there is one. */
  readonly address: string | null;
  /** The one that the owner prefers among those that are found. */
  readonly preferred?: string | null;
  /** More names to answer to. */
  readonly hostNames: readonly string[];
  readonly ownCertificate: { readonly certPath: string; readonly keyPath: string } | null;
  readonly mdns: boolean;
  readonly log: Logger;
}

export interface LanCertificate {
  readonly key: string;
  /** Leaf and intermediate, as a server shows them. */
  readonly cert: string;
  /** What a phone may install; null with the owner's own certificate. */
  readonly authorityPem: string | null;
  /** SHA-256 of the authority, `AB:CD:…`. */
  readonly authorityFingerprint: string | null;
}

const pollMs = 10_000;
const loopback = ['localhost', '127.0.0.1', '::1'] as const;

export class Lan {
  readonly #options: LanOptions;
  readonly #authority: Authority | null;
  readonly #hostAllowList = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #poll: NodeJS.Timeout;
  #addresses: readonly LanAddress[];
  #preferred: string | null;
  #leaf: Leaf | null = null;
  #certificate: LanCertificate;
  #mdnsHost: string;
  #mdnsName: MdnsName | null = null;
  #publishedPort: number | null = null;
  /** One act at a time: looking at the network, taking the name, closing. */
  #turn: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  /**
   * Finds the addresses and reads or makes the certificate. No network is no failure. Rejects with LanUnusable, whose message
   * is for the owner, if the certificate's files or the names asked for stand in the way.
   */
  static async open(options: LanOptions, signal?: AbortSignal): Promise<Lan> {
    const addresses = preferring(options.preferred ?? null, await findAddresses(options.address));
    signal?.throwIfAborted();
    if (options.ownCertificate !== null) {
      const own = await readOwnCertificate(options.ownCertificate);
      return new Lan(options, addresses, null, { ...own, authorityPem: null, authorityFingerprint: null });
    }
    const numbers = addresses.map(({ address }) => address);
    const authority = await openAuthority(options.certsDir, options.hostName, numbers, options.log);
    for (const name of options.hostNames) if (!authority.permits(asHostName(name))) throw cannotVouchFor(name);
    signal?.throwIfAborted();
    const { rootPem, fingerprint } = authority;
    const none = { key: '', cert: '', authorityPem: rootPem, authorityFingerprint: fingerprint };
    const lan = new Lan(options, addresses, authority, none);
    await lan.#fitCertificate();
    return lan;
  }

  private constructor(
    options: LanOptions,
    addresses: readonly LanAddress[],
    authority: Authority | null,
    certificate: LanCertificate,
  ) {
    this.#options = options;
    this.#addresses = addresses;
    this.#preferred = options.preferred ?? null;
    this.#authority = authority;
    this.#certificate = certificate;
    this.#mdnsHost = `${options.mdnsLabel}.local`;
    this.#fitAllowList();
    this.#poll = setInterval(() => void this.#inTurn(() => this.#look()), pollMs).unref();
  }

  /** Best first; empty when there is no network. */
  get addresses(): readonly LanAddress[] {
    return this.#addresses;
  }

  /** For each address, why it stands where it stands. */
  kinds(): Promise<readonly AddressKind[]> {
    return kindsOf(this.#addresses);
  }

  /** Puts this address first wherever it is found, from now on; null leaves the choice to us. Resolves once all follow it. */
  async prefer(address: string | null): Promise<void> {
    if (address === this.#preferred) return;
    this.#preferred = address;
    await this.#inTurn(() => this.#look());
  }

  /** `host` is null where the name is not published (yet); it is renamed where another host has ours. */
  get mdns(): { readonly isOn: boolean; readonly host: string | null; readonly isRenamed: boolean } {
    const host = this.#mdnsName?.host ?? null;
    const { mdns, mdnsLabel } = this.#options;
    return { isOn: mdns, host, isRenamed: host !== null && host !== `${mdnsLabel}.local` };
  }

  get certificate(): LanCertificate {
    return this.#certificate;
  }

  /** Names and addresses we answer to, lower case, IPv6 without brackets. The same set for as long as the Lan is open, kept up to date. */
  get hostAllowList(): ReadonlySet<string> {
    return this.#hostAllowList;
  }

  /**
   * Publishes the port under our mDNS name and answers the name that was really taken, which takes some seconds; null when it
   * is off or cannot be had. Where there is no network yet, the name is taken when one comes.
   */
  async publish(port: number): Promise<string | null> {
    return this.#inTurn(async () => {
      this.#publishedPort = port;
      await this.#takeName();
      return this.#mdnsName?.host ?? null;
    });
  }

  /** Told after the addresses or the certificate have changed; answers how to stop listening. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    clearInterval(this.#poll);
    this.#isClosed = true;
    this.#listeners.clear();
    await this.#turn;
    await this.#mdnsName?.close();
    this.#mdnsName = null;
  }

  /** Looks whether the network is another one now, or the certificate about to end, and follows. */
  async #look(): Promise<void> {
    const found = preferring(this.#preferred, await findAddresses(this.#options.address));
    const moved = JSON.stringify(found) !== JSON.stringify(this.#addresses);
    this.#addresses = found;
    this.#fitAllowList();
    let isReissued = false;
    try {
      isReissued = await this.#fitCertificate();
    } finally {
      if (moved || isReissued) this.#tell();
    }
    if (moved && this.#publishedPort !== null) await this.#takeName();
  }

  async #takeName(): Promise<void> {
    const { mdns, mdnsLabel, log } = this.#options;
    const port = this.#publishedPort;
    await this.#mdnsName?.close();
    this.#mdnsName = null;
    const addresses = this.#addresses.filter(({ family }) => family === 4).map(({ address }) => address);
    if (!mdns || port === null || addresses.length === 0 || this.#isClosed) return;
    this.#mdnsName = await MdnsName.claim({ label: mdnsLabel, port, addresses, log });
    if (this.#mdnsName === null || this.#mdnsName.host === this.#mdnsHost) return;
    this.#mdnsHost = this.#mdnsName.host;
    this.#fitAllowList();
    if (await this.#fitCertificate()) this.#tell();
  }

  #fitAllowList(): void {
    const { hostNames } = this.#options;
    const given = this.#addresses.map(({ address }) => address);
    const names = [...loopback, ...boundAddresses(), ...given, this.#mdnsHost, ...hostNames.map(asHostName)];
    this.#hostAllowList.clear();
    for (const name of names) this.#hostAllowList.add(name.toLowerCase());
  }

  /** True if there is another certificate now. */
  async #fitCertificate(): Promise<boolean> {
    const { certsDir, hostNames, log } = this.#options;
    const authority = this.#authority;
    if (authority === null) return false;
    const addresses = this.#addresses.map(({ address }) => address);
    const outside = addresses.filter((address) => !authority.permits(address));
    const wanted = [...addresses, ...loopback, this.#mdnsHost, ...hostNames.map(asHostName)];
    const names = [...new Set(wanted)].filter((name) => authority.permits(name));
    if (this.#leaf !== null && stillFits(this.#leaf, names, authority)) return false;
    if (outside.length > 0) log.warn({ outside }, 'public addresses that the certificate does not name');
    this.#leaf = await openLeaf(certsDir, authority, names, log);
    const cert = this.#leaf.cert + authority.intermediatePem;
    this.#certificate = { ...this.#certificate, key: this.#leaf.key, cert };
    return true;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** A failed look at the network changes nothing and is tried again. */
  async #inTurn<T>(act: () => Promise<T>): Promise<T | null> {
    const turn = this.#turn.then(async () => {
      if (this.#isClosed) return null;
      try {
        return await act();
      } catch (error) {
        this.#options.log.error({ error }, 'the change of the network could not be followed');
        return null;
      }
    });
    this.#turn = turn;
    return turn;
  }
}

/** As a browser writes it in a Host header. */
function asHostName(name: string): string {
  const written = isIP(name) === 0 ? domainToASCII(name) : name.toLowerCase();
  if (written === '') throw new LanUnusable(`“${name}” is not a host name.`);
  return written;
}

function cannotVouchFor(name: string): LanUnusable {
  return new LanUnusable(
    `Landfall’s own certificate cannot name ${name}: it is only good for .local, .localhost and private addresses, so that it can do no harm elsewhere. Give a certificate for that name with --cert and --key.`,
  );
}
