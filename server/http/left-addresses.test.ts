import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { Server } from 'node:tls';
import { expect, test } from 'vitest';
import { LeftAddresses } from './left-addresses.ts';

/** A connection as the server has it, at that address of this machine. */
function connectionAt(server: EventEmitter, localAddress: string): PassThrough {
  const socket = Object.assign(new PassThrough(), { localAddress });
  server.emit('secureConnection', socket);
  return socket;
}

test('attack 129: when the laptop’s address changes, connections at the old one end, and no others', () => {
  const server = new EventEmitter();
  const left = new LeftAddresses(server as Server);
  const old = connectionAt(server, '::ffff:192.168.1.5');
  const others = ['::ffff:10.0.0.7', '10.0.0.7', '127.0.0.1', '::1', 'fe80::1%en0'].map((at) =>
    connectionAt(server, at),
  );
  left.endOthers(new Set(['10.0.0.7', 'localhost']));
  expect(old.destroyed).toBe(true);
  expect(others.map(({ destroyed }) => destroyed)).toEqual(others.map(() => false));
});
