/** Runs the host until it is told to stop. */
import { join } from 'node:path';
import open from 'open';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { DataDirectory } from '../data-directory.ts';
import { Http } from '../http/http.ts';
import { type Landfall, openLandfall } from '../landfall.ts';
import type { HostLog } from '../log.ts';
import { version } from '../version.ts';
import { startMessage } from './start-message.ts';

/** How long a stop waits for photos that are being sent. */
const drainMs = 10_000;

/** Resolves with the exit code once the host has stopped. Rejects with DirectoryUnusable, DatabaseUnusable, CannotListen. */
export async function start(config: Config, hostLog: HostLog): Promise<number> {
  const directory = await DataDirectory.open(config.dataDir);
  const log = hostLog.logger;
  await hostLog.keepIn(join(config.dataDir, 'logs')).catch((error: unknown) => {
    log.warn({ error }, 'the log cannot be kept in files');
  });
  log.info({ version, node: process.version, platform: process.platform }, 'Landfall starts');
  let landfall: Landfall | null = null;
  let http: Http | null = null;
  try {
    landfall = await openLandfall(config, directory, log);
    const { pairing, lan } = landfall;
    /** Puts an unused key where `landfall open` finds it; called again whenever one was used. */
    const offerLaunchKey = async (): Promise<void> => {
      if (http === null) return;
      const { consoleUrl, devicesUrl } = http;
      await directory.writeLaunch({
        pid: process.pid,
        consoleUrl,
        httpsUrl: devicesUrl,
        launchKey: pairing.mintLaunchKey(),
      });
    };
    /** A full disk must not keep the owner out, nor end the host. */
    const offerAnother = (): Promise<void> =>
      offerLaunchKey().catch((error: unknown) => log.warn({ error }, 'launch.json could not be written'));
    http = await Http.open({ landfall, config, version, log, launchKeySpent: offerAnother });
    await offerLaunchKey();
    lan.onChange(() => void offerAnother());
    landfall.begin();
    const stopped = stopSignal();
    const ownerUrl = `${config.isHeadless ? http.devicesUrl : http.consoleUrl}/#k=${pairing.mintLaunchKey()}`;
    process.stdout.write(await startMessage({ config, http, ownerUrl, hasNetwork: lan.addresses.length > 0 }));
    if (config.opensBrowser)
      await open(ownerUrl).catch((error: unknown) => log.warn({ error }, 'the browser could not be opened'));

    if (config.mdns) void sayMdnsName(landfall, http.devicesPort, log);

    await stopped;
    process.stdout.write('\nStopping. Photos that are being sent finish first, or go on next time.\n');
    log.info('Landfall stops');
    http.stopListening();
    return 0;
  } finally {
    await landfall?.intake.close(drainMs);
    await http?.close();
    await landfall?.close(0);
    await directory.close();
  }
}

/** Taking a name means asking around for a few seconds, which the code on the screen need not wait for. */
async function sayMdnsName({ lan }: Landfall, port: number, log: Logger): Promise<void> {
  try {
    const name = await lan.publish(port);
    if (name !== null) process.stdout.write(`  Also at   https://${name}:${port}\n`);
  } catch (error) {
    log.warn({ error }, 'the .local name could not be published');
  }
}

/** Resolves at the first Ctrl-C or request to end; at a second the process ends at once. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = 0;
    const onSignal = (): void => {
      asked += 1;
      if (asked === 1) resolve();
      else process.exit(1);
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}
