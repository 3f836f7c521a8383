import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { DataDirectory } from '../data-directory.ts';
import { openLandfall } from '../landfall.ts';
import { CannotListen, Http, listenOn } from './http.ts';

test('where one of the two ports cannot be had the other is let go, so that the program can end', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'landfall-http-'));
  const log = pino({ level: 'silent' });
  const squatter = createServer().listen(65_535, '127.0.0.1');
  await Promise.race([once(squatter, 'listening'), once(squatter, 'error')]);
  const passing = createServer();
  const port = await listenOn(passing, 0, 'every-address');
  await new Promise((resolve) => passing.close(resolve));
  const args = ['--data', join(dir, 'data'), '--certs', join(dir, 'certs'), '--no-mdns', '--console-port', '65535'];
  const config = readConfig([...args, '--port', String(port)], {}, '1.0.0');
  if (typeof config === 'string') throw new Error(config);
  const directory = await DataDirectory.open(config.dataDir);
  const landfall = await openLandfall(config, directory, log);
  try {
    const opening = Http.open({ landfall, config, version: '1.0.0', log, launchKeySpent: () => Promise.resolve() });
    await expect(opening).rejects.toBeInstanceOf(CannotListen);
    const next = createServer().listen(port, '::');
    await once(next, 'listening');
    expect((next.address() as AddressInfo).port).toBe(port);
    next.close();
  } finally {
    await landfall.close(0);
    await directory.close();
    squatter.close();
    await rm(dir, { recursive: true });
  }
});
