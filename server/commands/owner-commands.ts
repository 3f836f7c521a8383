/** The owner's commands to a running host: they speak to it over the console's own interface. */
import open from 'open';
import type { z } from 'zod';
import { ProblemSchema } from '../../protocol/failure.ts';
import { type Device, DeviceListSchema, SessionSchema } from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import type { Config } from '../config.ts';
import { DataDirectory, type Launch } from '../data-directory.ts';

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
  const devices = await host.devices();
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
  const matching = (await host.devices()).filter(({ id, name }) => id === wanted || name === wanted);
  const [device] = matching;
  if (device === undefined) return fail(`No paired device is called “${wanted}”. See “landfall devices”.\n`);
  if (matching.length > 1) return fail(`Several devices are called “${wanted}”. Use the id from “landfall devices”.\n`);
  const problem = await host.revoke(device);
  if (problem !== null) return fail(`${problem}\n`);
  process.stdout.write(`“${device.name}” is disconnected. Its photos stay.\n`);
  return 0;
}

interface RunningHost {
  devices(): Promise<Device[]>;
  revoke(device: Device): Promise<string | null>;
}

async function signIn(config: Config): Promise<RunningHost | null> {
  const launch = DataDirectory.launch(config.dataDir);
  if (launch === null) return null;
  const session = await ask(launch, SessionSchema, 'POST', routes.ownerSession, { key: launch.launchKey });
  if (session === null) return null;
  const token = session.accessToken;
  return {
    async devices() {
      return (await ask(launch, DeviceListSchema, 'GET', routes.devices, undefined, token))?.devices ?? [];
    },
    async revoke(device) {
      const answer = await send(launch, 'POST', routes.revoke(device.id), {}, token);
      return answer.ok ? null : ProblemSchema.parse(await answer.json()).detail;
    },
  };
}

function send(launch: Launch, method: string, path: string, body?: object, token?: string): Promise<Response> {
  return fetch(`${launch.consoleUrl}${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** null where nobody answers: launch.json is left over from a host that was killed. */
async function ask<T>(
  launch: Launch,
  schema: z.ZodType<T>,
  method: string,
  path: string,
  body?: object,
  token?: string,
): Promise<T | null> {
  const answer = await send(launch, method, path, body, token).catch(() => null);
  return answer?.ok === true ? schema.parse(await answer.json()) : null;
}

function fail(message: string): number {
  process.stderr.write(message);
  return 1;
}
