/** Speaks to the host that runs on the owner's data directory, over the console's own interface. */
import type { z } from 'zod';
import { Failure, ProblemSchema } from '../../protocol/failure.ts';
import { SessionSchema } from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import type { Config } from '../config.ts';
import { DataDirectory, type Launch } from '../data-directory.ts';

export interface RunningHost {
  /** The answer, parsed; or the failure that the host answered with. */
  ask<T>(schema: z.ZodType<T>, method: string, path: string, body?: object): Promise<T | Failure>;
}

/** Signed in as the owner; null where no host runs, or nobody answers any more. */
export async function signIn(config: Config): Promise<RunningHost | null> {
  const launch = DataDirectory.launch(config.dataDir);
  if (launch === null) return null;
  const key = { key: launch.launchKey };
  // launch.json may be left over from a host that was killed.
  const session = await ask(launch, SessionSchema, 'POST', routes.ownerSession, key).catch(() => null);
  if (session === null || session instanceof Failure) return null;
  return { ask: (schema, method, path, body) => ask(launch, schema, method, path, body, session.accessToken) };
}

async function ask<T>(
  launch: Launch,
  schema: z.ZodType<T>,
  method: string,
  path: string,
  body?: object,
  token?: string,
): Promise<T | Failure> {
  const answer = await fetch(`${launch.consoleUrl}${path}`, {
    method,
    headers: {
      'Content-Type': 'application/json',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (answer.ok) return schema.parse(await answer.json());
  const { code, detail } = ProblemSchema.parse(await answer.json());
  return new Failure(code, detail);
}
