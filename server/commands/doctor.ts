/** Checks what a phone needs to get here: an address, a free port, a certificate that fits. */
import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:net';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { DataDirectory } from '../data-directory.ts';
import { CannotListen, listenOn } from '../http/http.ts';
import { Lan } from '../lan/lan.ts';

/** Prints a line for each check. Exit code 1 if one of them would keep a phone out. */
export async function doctor(config: Config, log: Logger): Promise<number> {
  const running = DataDirectory.launch(config.dataDir);
  // The host's own name: with another one the certificate would not fit, be made anew, and bring every phone's warning back.
  const mdnsLabel = DataDirectory.mdnsLabel(config.dataDir) ?? 'landfall';
  const lan = await Lan.open({ ...config, hostName: config.name, mdnsLabel, mdns: false, log });
  try {
    const [best, ...others] = lan.addresses;
    const checks = [
      best === undefined
        ? say(false, 'No network address was found. Join a Wi-Fi.')
        : say(
            true,
            `Phones use ${best.address}${others.length > 0 ? ` (others: ${others.map(({ address }) => address).join(', ')}; choose with --address)` : ''}.`,
          ),
      running === null
        ? await portIsFree(config.port)
        : say(true, `Landfall runs (process ${running.pid}) at ${running.httpsUrl}.`),
      certificateFits(lan, best?.address),
    ];
    process.stdout.write(
      'If a phone still cannot connect: is it on the same Wi-Fi, not a guest one? Is its VPN off? Does the laptop’s firewall let port ' +
        `${config.port} in (on Windows: the network is “Private”)? The phone’s own hotspot is a way to find out.\n`,
    );
    return checks.every(Boolean) ? 0 : 1;
  } finally {
    await lan.close();
  }
}

function say(isWell: boolean, text: string): boolean {
  process.stdout.write(`${isWell ? 'well  ' : 'wrong '} ${text}\n`);
  return isWell;
}

async function portIsFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    const got = await listenOn(server, port, 'every-address');
    server.close();
    return got === port
      ? say(true, `Port ${port} is free.`)
      : say(true, `Port ${port} is taken by another program; Landfall would use ${got}.`);
  } catch (error) {
    if (error instanceof CannotListen) return say(false, error.message);
    throw error;
  }
}

function certificateFits(lan: Lan, address: string | undefined): boolean {
  const leaf = new X509Certificate(lan.certificate.cert);
  const now = Date.now();
  if (Date.parse(leaf.validFrom) > now || Date.parse(leaf.validTo) < now)
    return say(
      false,
      `The certificate is not valid today (${leaf.validFrom} to ${leaf.validTo}). Is the laptop’s clock right?`,
    );
  if (address !== undefined && leaf.checkIP(address) === undefined)
    return say(false, `The certificate does not name ${address}.`);
  return say(true, `The certificate fits and is valid until ${leaf.validTo}.`);
}
