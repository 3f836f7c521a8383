/** A laptop without any network: made by an empty network namespace, where only loopback is up. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'playwright/test';
import { z } from 'zod';

const SaidSchema = z.object({ terminal: z.string(), console: z.string() });
const script = join(import.meta.dirname, '..', 'cast', 'without-network.ts');
const canUnshare = process.platform === 'linux' && process.getuid?.() === 0;

if (canUnshare)
  test('without a network the console works and says so', async () => {
    const inside = 'ip link set lo up && exec "$0" --import tsx "$1"';
    const { stdout } = await promisify(execFile)('unshare', ['--net', 'sh', '-c', inside, process.execPath, script]);
    const said = SaidSchema.parse(JSON.parse(stdout));
    expect(said.terminal).toContain('No network was found');
    expect(said.console).toBe('This laptop is not on a network');
  });
