/** Hides how a system's file manager is asked to show one file in its folder. */
import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Failure } from '../../protocol/failure.ts';

const run = promisify(execFile);

export interface ShowCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Windows: the program reads its command line itself, and always says that it failed. */
  readonly isExplorer: boolean;
}

const waitMs = 5000;

/** Throws `cannot-show` where there is no file manager. `path` is absolute, and no shell ever reads it. */
export async function showInFolder(path: string, platform: NodeJS.Platform = process.platform): Promise<void> {
  const { program, args, isExplorer } = showCommand(path, platform);
  try {
    await run(program, args, { timeout: waitMs, windowsVerbatimArguments: isExplorer });
  } catch (error) {
    const isStarted = error instanceof Error && 'code' in error && typeof error.code === 'number';
    if (!(isExplorer && isStarted)) throw new Failure('cannot-show');
  }
}

export function showCommand(path: string, platform: NodeJS.Platform): ShowCommand {
  if (platform === 'darwin') return { program: 'open', args: ['-R', path], isExplorer: false };
  // A name on Windows holds no quotation mark.
  if (platform === 'win32') return { program: 'explorer.exe', args: [`/select,"${path}"`], isExplorer: true };
  // freedesktop.org, file-manager interface: what Nautilus, Dolphin, Nemo, Thunar and others answer to. A comma would part the list.
  const url = pathToFileURL(path).href.replaceAll(',', '%2C');
  const method = 'org.freedesktop.FileManager1.ShowItems';
  const to = ['--session', '--print-reply', '--dest=org.freedesktop.FileManager1', '/org/freedesktop/FileManager1'];
  return { program: 'dbus-send', args: [...to, method, `array:string:${url}`, 'string:'], isExplorer: false };
}
