/** Says what a phone needs to get here: as the running host sees it, or as it would be if it ran. */
import { createServer } from 'node:net';
import type { Logger } from 'pino';
import { type AddressReason, type Check, type DoctorReport, DoctorReportSchema } from '../../protocol/doctor.ts';
import { routes } from '../../protocol/routes.ts';
import type { Config } from '../config.ts';
import { DataDirectory } from '../data-directory.ts';
import { examine } from '../doctor/doctor.ts';
import { CannotListen, listenOn } from '../http/http.ts';
import { Lan } from '../lan/lan.ts';
import { checkSays } from './doctor-says.ts';
import { signIn } from './running-host.ts';

const marks: Readonly<Record<Check['state'], string>> = {
  well: 'well   ',
  perhaps: 'perhaps',
  wrong: 'wrong  ',
  unknown: 'unknown',
};
const reasons: Readonly<Record<AddressReason, string>> = {
  given: 'given with --address',
  chosen: 'chosen in the console',
  'default-route': 'the way to the internet leaves there',
  private: 'a private network',
  carrier: 'a carrier’s shared network',
  'self-assigned': 'nobody gave this laptop an address',
  public: 'a public address',
};

/** Prints a line for each check. Exit code 1 if one of them would keep a phone out. */
export async function doctor(config: Config, log: Logger): Promise<number> {
  const host = await signIn(config);
  const answer = host === null ? null : await host.ask(DoctorReportSchema, 'GET', routes.doctor);
  if (answer instanceof Error) {
    process.stdout.write(`wrong   ${answer.message}\n`);
    return 1;
  }
  const port = answer === null ? await freePort(config.port) : { isWell: true, says: 'Landfall runs.' };
  const report = answer ?? (await lookFromOutside(config, log));
  process.stdout.write(`${port.isWell ? marks.well : marks.wrong} ${port.says}\n`);
  const [best, ...others] = report.addresses;
  if (best !== undefined)
    process.stdout.write(
      `${marks.well} Phones use ${best.address}${best.interfaceName === '' ? '' : ` (${best.interfaceName})`}: ${reasons[best.reason]}.${
        others.length === 0
          ? ''
          : ` Others: ${others.map(({ address, reason }) => `${address} (${reasons[reason]})`).join(', ')}; choose in the console under “Connection”, or with --address.`
      }\n`,
    );
  for (const check of report.checks) process.stdout.write(`${marks[check.state]} ${checkSays(check)}\n`);
  process.stdout.write(
    'A guest Wi-Fi often keeps devices apart, and no laptop can see that. The phone’s own hotspot is a way to find out.\n',
  );
  return port.isWell && report.checks.every(({ state }) => state !== 'wrong') ? 0 : 1;
}

/** The host does not run: its addresses and its certificate are looked at all the same, and changed by nothing. */
async function lookFromOutside(config: Config, log: Logger): Promise<DoctorReport> {
  // The host's own name: with another one the certificate would not fit, be made anew, and bring every phone's warning back.
  const mdnsLabel = DataDirectory.mdnsLabel(config.dataDir) ?? 'landfall';
  const lan = await Lan.open({ ...config, hostName: config.name, mdnsLabel, mdns: false, log });
  try {
    const kinds = await lan.kinds();
    return await examine({
      addresses: lan.addresses.map((one, index) => ({
        address: one.address,
        interfaceName: one.interfaceName,
        reason: config.address === null ? (kinds[index] ?? 'public') : 'given',
      })),
      isAddressGiven: config.address !== null,
      listening: null,
      port: config.port,
      certificatePem: lan.certificate.cert,
      isOwnCertificate: config.ownCertificate !== null,
      mdns: lan.mdns,
      visitor: null,
      latestKnownMs: null,
    });
  } finally {
    await lan.close();
  }
}

async function freePort(port: number): Promise<{ isWell: boolean; says: string }> {
  const server = createServer();
  try {
    const got = await listenOn(server, port, 'every-address');
    server.close();
    const says =
      got === port
        ? `Landfall does not run; port ${port} is free for it.`
        : `Landfall does not run; port ${port} is taken by another program, so it would use ${got}.`;
    return { isWell: true, says };
  } catch (error) {
    if (error instanceof CannotListen) return { isWell: false, says: error.message };
    throw error;
  }
}
