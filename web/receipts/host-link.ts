/** What the receipts need of the wire: to ask the host, to hear of it, and to know whether and as what it is there. */
import type { Wire } from '../wire/wire.ts';

export type HostLink = Pick<Wire, 'request' | 'follow' | 'hostName' | 'reachable'> & EventTarget;
