/** Mutated requests over every door of the interface, as nobody, as each kind of device and as the owner. */
import type { Company } from './company.ts';
import { doorsOf } from './door.ts';
import type { Findings } from './findings.ts';
import { faultsOf } from './judge.ts';
import { type MutatedRequest, mutatedRequest } from './mutated-request.ts';
import { filesOutside } from './outside.ts';
import { Wire } from './wire.ts';

export interface RequestsOptions {
  readonly seed: number;
  readonly requests: number;
  /** By `performance.now()`; what is under way is finished. */
  readonly endsAtMs: number;
  readonly findings: Findings;
}

export interface RequestsDone {
  readonly sent: number;
  /** How often each status was answered; 0 for connections that were cut. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Doors that were answered with something other than a refusal, of all. */
  readonly opened: number;
  readonly doors: number;
}

const atOnce = 8;
const renewEvery = 500;

export async function fuzzRequests(company: Company, options: RequestsOptions): Promise<RequestsDone> {
  const { seed, findings } = options;
  const { consoleUrl, httpsUrl } = await company.host.launch();
  const wires = { http: new Wire(new URL('/', consoleUrl).href, seed), https: new Wire(httpsUrl, seed) };
  const doors = doorsOf(company.document);
  const statuses = new Map<number, number>();
  const opened = new Set<string>();
  let sent = 0;

  const one = async (index: number): Promise<void> => {
    const secure = index % 3 !== 0;
    const wire = secure ? wires.https : wires.http;
    const request = mutatedRequest(seed, index, {
      document: company.document,
      doors,
      ids: company.ids,
      host: wire.host,
    });
    const heard = await wire.send(request, company.authorization(request.role), addressFor(request));
    sent += 1;
    statuses.set(heard.status, (statuses.get(heard.status) ?? 0) + 1);
    if (heard.status >= 200 && heard.status < 400) opened.add(request.door);
    // Somebody was allowed to throw everybody out, and did.
    if (heard.status === 401 && heard.body.includes('device-revoked')) await company.renew();
    for (const fault of faultsOf(request, heard))
      findings.add(
        request.door,
        fault,
        `#${index} ${describe(request)} -> ${heard.status} ${heard.body.toString('utf8').slice(0, 300)}`,
      );
  };

  for (let begun = 0; begun < options.requests && performance.now() < options.endsAtMs; ) {
    const end = Math.min(begun + renewEvery, options.requests);
    const runner = async (): Promise<void> => {
      while (begun < end && performance.now() < options.endsAtMs) {
        begun += 1;
        await one(begun - 1);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, runner));
    if (!company.host.isRunning) {
      findings.add('host', 'it ended', company.host.log.slice(-2000));
      break;
    }
    if (begun < options.requests) await company.renew();
  }
  wires.http.close();
  wires.https.close();
  for (const path of await filesOutside(company.host)) findings.add('disk', 'a file outside of the library', path);
  return { sent, statuses, opened: opened.size, doors: doors.length };
}

/** Few for most, so that connections are used again; many where tries are counted by address. */
function addressFor({ index, target }: MutatedRequest): string {
  return /^\/api\/(pairing\/confirm|owner)/.test(target)
    ? `127.20.${(index >> 8) & 255}.${1 + (index % 250)}`
    : `127.21.0.${1 + (index % 4)}`;
}

function describe({ role, method, target, headers, body, raw }: MutatedRequest): string {
  return `${raw ? 'raw ' : ''}${role} ${method} ${target.slice(0, 300)} ${JSON.stringify(headers).slice(0, 500)} ${body?.toString('utf8').slice(0, 300) ?? ''}`;
}
