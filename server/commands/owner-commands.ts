/** The owner's commands to a running host: they speak to it over the console's own interface. */
import open from 'open';
import { z } from 'zod';
import { Failure } from '../../protocol/failure.ts';
import { type Device, DeviceListSchema } from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import type { Config } from '../config.ts';
import { DataDirectory } from '../data-directory.ts';
import { type RunningHost, signIn } from './running-host.ts';

const notRunning = 'Landfall is not running on this data directory. Start it with “npm start”.\n';

/** Opens the console in the browser, signed in; with --no-open or --headless prints the link. */
export async function openConsole(config: Config): Promise<number> {
  const launch = DataDirectory.launch(config.dataDir);
  if (launch === null) return fail(notRunning);
  const url = `${config.isHeadless ? launch.httpsUrl : launch.consoleUrl}/#k=${launch.launchKey}`;
  process.stdout.write(`${url}\n`);
  if (config.opensBrowser) await open(url);
  return 0;
}

export async function listDevices(config: Config): Promise<number> {
  const host = await signIn(config);
  if (host === null) return fail(notRunning);
  const devices = await devicesOf(host);
  for (const { id, name, access, online, lastSeenAt, photoCount } of devices)
    process.stdout.write(
      `${id}  ${name}  ${access}  ${photoCount} photos  ${online ? 'online' : `last seen ${lastSeenAt}`}\n`,
    );
  return 0;
}

export async function revokeDevice(config: Config): Promise<number> {
  const [wanted = ''] = config.commandArguments;
  const host = await signIn(config);
  if (host === null) return fail(notRunning);
  const matching = (await devicesOf(host)).filter(({ id, name }) => id === wanted || name === wanted);
  const [device] = matching;
  if (device === undefined) return fail(`No paired device is called “${wanted}”. See “landfall devices”.\n`);
  if (matching.length > 1) return fail(`Several devices are called “${wanted}”. Use the id from “landfall devices”.\n`);
  const answer = await host.ask(z.unknown(), 'POST', routes.revoke(device.id), {});
  if (answer instanceof Failure) return fail(`${answer.detail}\n`);
  process.stdout.write(`“${device.name}” is disconnected. Its photos stay.\n`);
  return 0;
}

async function devicesOf(host: RunningHost): Promise<Device[]> {
  const answer = await host.ask(DeviceListSchema, 'GET', routes.devices);
  return answer instanceof Failure ? [] : answer.devices;
}

function fail(message: string): number {
  process.stderr.write(message);
  return 1;
}
