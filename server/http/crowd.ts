/** Hides who may stay when there are too many connections: those whom somebody knows before those whom nobody knows. */
import type { Socket } from 'node:net';

export interface CrowdLimits {
  readonly sockets: number;
  readonly socketsPerAddress: number;
  /** How many strangers a second may take the place of another stranger once all places are taken. */
  readonly strangersPerSecond: number;
}

interface Place {
  readonly socket: Socket;
  readonly address: string;
  /** A good key came over it. */
  isVouchedFor: boolean;
}

/** Addresses from which a good key came, kept for those who come back. */
const addressesKept = 256;

/**
 * Each place taken costs memory and a handshake, so there are only so many. Were the next one merely turned away, then whoever
 * sits down first and says nothing would keep everybody else out (SAFETY 76, 79).
 */
export class Crowd {
  readonly #limits: CrowdLimits;
  /** By far end, the oldest first. */
  readonly #places = new Map<string, Place>();
  readonly #perAddress = new Map<string, number>();
  /** Latest last. */
  readonly #known = new Set<string>();
  #strangersLetIn = { second: 0, count: 0 };

  constructor(limits: CrowdLimits) {
    this.#limits = limits;
  }

  get sockets(): Socket[] {
    return [...this.#places.values()].map(({ socket }) => socket);
  }

  /** False where there is no room. May end another connection, of somebody whom nobody knows. */
  admit(socket: Socket): boolean {
    const address = socket.remoteAddress;
    if (address === undefined || !this.#hasRoomFor(address)) return false;
    const end = farEnd(socket);
    this.#places.set(end, { socket, address, isVouchedFor: false });
    this.#perAddress.set(address, this.#openOf(address) + 1);
    socket.once('close', () => this.#leave(end));
    return true;
  }

  /** A good key came over this connection: it stays, and others from there find room. */
  vouch(socket: Socket): void {
    const place = this.#places.get(farEnd(socket));
    if (place === undefined || place.isVouchedFor) return;
    place.isVouchedFor = true;
    this.#known.delete(place.address);
    this.#known.add(place.address);
    const [oldest] = this.#known;
    if (oldest !== undefined && this.#known.size > addressesKept) this.#known.delete(oldest);
  }

  #hasRoomFor(address: string): boolean {
    const isKnown = this.#known.has(address);
    if (this.#openOf(address) >= this.#limits.socketsPerAddress)
      return isKnown && this.#end((place) => place.address === address);
    if (this.#places.size < this.#limits.sockets) return true;
    const crowded = this.#mostCrowded();
    const isStranger = (place: Place): boolean => place.address === crowded;
    if (isKnown) return (crowded !== null && this.#end(isStranger)) || this.#end(() => true);
    return crowded !== null && crowded !== address && this.#mayStrangerTakePlace() && this.#end(isStranger);
  }

  /** Ends the oldest connection of this kind that nobody vouched for. */
  #end(isOfKind: (place: Place) => boolean): boolean {
    for (const [end, place] of this.#places) {
      if (place.isVouchedFor || !isOfKind(place)) continue;
      this.#leave(end);
      place.socket.destroy();
      return true;
    }
    return false;
  }

  /** Of addresses that nobody knows, the one with the most connections. */
  #mostCrowded(): string | null {
    let [most, found]: [number, string | null] = [0, null];
    for (const [address, open] of this.#perAddress)
      if (open > most && !this.#known.has(address)) [most, found] = [open, address];
    return found;
  }

  #mayStrangerTakePlace(): boolean {
    const second = Math.floor(performance.now() / 1000);
    if (this.#strangersLetIn.second !== second) this.#strangersLetIn = { second, count: 0 };
    this.#strangersLetIn.count += 1;
    return this.#strangersLetIn.count <= this.#limits.strangersPerSecond;
  }

  #openOf(address: string): number {
    return this.#perAddress.get(address) ?? 0;
  }

  #leave(end: string): void {
    const place = this.#places.get(end);
    if (place === undefined) return;
    this.#places.delete(end);
    const left = this.#openOf(place.address) - 1;
    if (left === 0) this.#perAddress.delete(place.address);
    else this.#perAddress.set(place.address, left);
  }
}

/** Tells connections apart, whatever stands around their socket. */
export function farEnd({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
