#!/usr/bin/env node
/** The process: reads what was asked for, does it, and ends with the right code. */
import { pino } from 'pino';
import { runCommand } from './commands/commands.ts';
import { readConfig, usage, WrongUse } from './config.ts';
import { version } from './version.ts';

async function run(): Promise<number> {
  try {
    const config = readConfig(process.argv.slice(2), process.env, version);
    if (typeof config === 'string') {
      process.stdout.write(config);
      return 0;
    }
    const level = config.isVerbose ? 'debug' : 'warn';
    const log = pino({ level, base: null, serializers: { error: pino.stdSerializers.err } }, pino.destination(2));
    return await runCommand(config, log);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    return 2;
  }
}

process.exitCode = await run();
