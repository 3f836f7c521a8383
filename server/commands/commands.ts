/** What can be asked of Landfall on the command line; each answers its exit code. */
import type { Config } from '../config.ts';
import { DirectoryUnusable } from '../data-directory.ts';
import { DatabaseUnusable } from '../database/database.ts';
import { CannotListen } from '../http/http.ts';
import { LanUnusable } from '../lan/lan.ts';
import type { HostLog } from '../log.ts';
import { doctor } from './doctor.ts';
import { importFolders } from './import/import-folders.ts';
import { listDevices, openConsole, revokeDevice } from './owner-commands.ts';
import { rescan } from './rescan.ts';
import { start } from './start.ts';
import { verify } from './verify.ts';

/** Runs the command. What the owner can mend is said in a sentence, with exit code 1; anything else is a bug and thrown. */
export async function runCommand(config: Config, log: HostLog): Promise<number> {
  try {
    return await commandOf(config, log);
  } catch (error) {
    const isForTheOwner = [DirectoryUnusable, DatabaseUnusable, CannotListen, LanUnusable].some(
      (kind) => error instanceof kind,
    );
    if (!isForTheOwner) throw error;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function commandOf(config: Config, log: HostLog): Promise<number> {
  switch (config.command) {
    case 'start':
      return start(config, log);
    case 'open':
      return openConsole(config);
    case 'devices':
      return listDevices(config);
    case 'revoke':
      return revokeDevice(config);
    case 'verify':
      return verify(config);
    case 'rescan':
      return rescan(config, log.logger);
    case 'import':
      return importFolders(config, log.logger);
    case 'doctor':
      return doctor(config, log.logger);
  }
}
