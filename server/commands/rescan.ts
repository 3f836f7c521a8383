/** `landfall rescan`: compares the library's folders with the catalog; by the host where one runs, since it holds the catalog. */
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type Care, OwnerStatusSchema } from '../../protocol/care.ts';
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import type { Config } from '../config.ts';
import { DataDirectory, DirectoryUnusable } from '../data-directory.ts';
import { openLandfall } from '../landfall.ts';
import { ProgressLine } from './progress-line.ts';
import { type RunningHost, signIn } from './running-host.ts';

const askEveryMs = 500;

export async function rescan(config: Config, log: Logger): Promise<number> {
  const host = await signIn(config);
  return host === null ? rescanHere(config, log) : rescanThere(host);
}

async function rescanHere(config: Config, log: Logger): Promise<number> {
  const directory = await DataDirectory.open(config.dataDir);
  try {
    const landfall = await openLandfall(config, directory, log);
    const line = new ProgressLine();
    try {
      const { care } = landfall.library;
      await care.findAgain();
      const { lookedAt, found, passedOver } = await care.scan((progress) => line.say(() => sentence(progress)));
      line.clear();
      process.stdout.write(
        `${lookedAt} files looked at; ${found} were new and are in the catalog now${passedOver > 0 ? `; ${passedOver} are not photos, cannot be read or are copies, and stay where they are` : ''}.\n`,
      );
      return sumUp(await landfall.care());
    } finally {
      line.clear();
      await landfall.close(0);
    }
  } catch (error) {
    if (error instanceof Failure) throw new DirectoryUnusable(error.detail, { cause: error });
    throw error;
  } finally {
    await directory.close();
  }
}

async function rescanThere(host: RunningHost): Promise<number> {
  const line = new ProgressLine();
  process.stderr.write('Landfall is running, so it looks through the folders itself.\n');
  const problem = await host.ask(z.unknown(), 'POST', routes.rescan, {});
  if (problem instanceof Failure) throw new DirectoryUnusable(problem.detail);
  for (;;) {
    await setTimeout(askEveryMs);
    const status = await host.ask(OwnerStatusSchema, 'GET', routes.status);
    if (status instanceof Failure) throw new DirectoryUnusable(status.detail);
    const { care } = status;
    if (care === undefined || care.scan === null) {
      line.clear();
      process.stdout.write(`The folders and the catalog say the same: ${status.photoCount ?? 0} photos.\n`);
      return care === undefined ? 0 : sumUp(care);
    }
    const { scan } = care;
    line.say(() => sentence(scan));
  }
}

function sentence({ lookedAt, found }: { lookedAt: number; found: number }): string {
  return `${lookedAt} files looked at, ${found} new`;
}

/** Exit code 1 where something is not as it should be. */
function sumUp({ needsCare, missingCount, changedCount, presence }: Care): number {
  if (presence !== 'here') {
    process.stderr.write('The disk with your photos is not there: connect it.\n');
    return 1;
  }
  for (const { condition, path } of needsCare) process.stdout.write(`${condition}  ${path}\n`);
  return missingCount + changedCount > 0 ? 1 : 0;
}
