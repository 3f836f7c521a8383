import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { DataDirectory } from '../data-directory.ts';
import { Lan } from '../lan/lan.ts';
import { doctor } from './doctor.ts';

test('a look at the certificate changes nothing: another one would bring every phone’s warning back', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'landfall-doctor-'));
  const log = pino({ level: 'silent' });
  const args = ['doctor', '--data', join(dir, 'data'), '--certs', join(dir, 'certs'), '--address', '192.168.1.20'];
  const config = readConfig([...args, '--port', '0'], {}, '1.0.0');
  if (typeof config === 'string') throw new Error(config);
  const directory = await DataDirectory.open(config.dataDir);
  const mdnsLabel = await directory.mdnsLabel();
  const lan = await Lan.open({ ...config, hostName: config.name, mdnsLabel, mdns: false, log });
  const leaf = () => readFile(join(dir, 'certs', 'leaf.pem'), 'utf8');
  const before = await leaf();
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await doctor(config, log);
    expect(await leaf()).toBe(before);
  } finally {
    said.mockRestore();
    await lan.close();
    await directory.close();
    await rm(dir, { recursive: true });
  }
});
