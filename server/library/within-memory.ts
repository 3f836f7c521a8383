/** Hides how a program that decodes strangers' files is kept from taking all of the machine's memory. */

export interface CommandLine {
  readonly program: string;
  readonly args: string[];
}

/** Two pictures of 200 million pixels side by side, or a film in 4K. */
export const usualMemoryBytes = 3 * 2 ** 30;

/**
 * The shell sets the limit and becomes the program: same process, same pipes. Linux counts what a process may write to (since 4.7);
 * other systems count something else or nothing, and there the program runs as it is.
 */
const setLimit = 'ulimit -d "$0" 2>/dev/null || :; exec "$@"';

/** The command line that runs a program which is refused more than so many bytes. */
export function withinMemory(bytes: number, program: string, args: readonly string[] = []): CommandLine {
  if (process.platform !== 'linux') return { program, args: [...args] };
  return { program: '/bin/sh', args: ['-c', setLimit, String(Math.floor(bytes / 1024)), program, ...args] };
}
