#!/usr/bin/env node
/** The process: reads what was asked for, does it, and ends with the right code. */
import { runCommand } from './commands/commands.ts';
import { readConfig, usage, WrongUse } from './config.ts';
import { HostLog } from './log.ts';
import { version } from './version.ts';

async function run(): Promise<number> {
  try {
    const config = readConfig(process.argv.slice(2), process.env, version);
    if (typeof config === 'string') {
      process.stdout.write(config);
      return 0;
    }
    const log = new HostLog(config);
    // The log knows what to keep to itself; the runtime would print the message as it is.
    process.on('uncaughtException', (error) => {
      log.logger.fatal({ error }, 'Landfall stops: something went wrong that nobody expected');
      process.exit(1);
    });
    return await runCommand(config, log);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    return 2;
  }
}

process.exitCode = await run();
