import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { hostAllowed, hostHeader, hostName } from './host-name.ts';
import { listenOn } from './listen.ts';

const allowed = new Set(['localhost', '127.0.0.1', '::1', '192.168.1.20', 'landfall-7f3k.local', 'fd00::2']);

describe('a Host that is ours is answered', () => {
  test.each([
    'localhost',
    'localhost:8443',
    'LOCALHOST:8443',
    '127.0.0.1:8443',
    '192.168.1.20',
    'Landfall-7F3K.local:8443',
    '[::1]:8443',
    '[0:0:0:0:0:0:0:1]',
    '[FD00:0::2]:443',
  ])('%s', (header) => {
    expect(hostAllowed(header, allowed)).toBe(true);
  });
});

describe('a Host that is not ours, or not exactly a host, is refused', () => {
  test.each([
    ['absent', undefined],
    ['empty', ''],
    ['a rebinding name', 'evil.com'],
    ['ours with a tail', 'localhost.evil'],
    ['ours with a head', 'evil-localhost'],
    ['a closing dot', 'localhost.'],
    ['two in one header', 'localhost, evil.com'],
    ['two with a space', 'localhost evil.com'],
    ['a user', 'localhost@evil.com'],
    ['ours as a user', 'evil.com@localhost'],
    ['a user with a password', 'localhost:8443@evil.com'],
    ['a path', 'localhost/evil'],
    ['a query', 'localhost?evil'],
    ['a fragment', 'localhost#evil'],
    ['a backslash', 'localhost\\evil'],
    ['letters for a port', 'localhost:evil'],
    ['an empty port', 'localhost:'],
    ['a port past the last', 'localhost:65536'],
    ['a long port', 'localhost:0000008443'],
    ['two ports', 'localhost:1:2'],
    ['a line end', 'localhost\n'],
    ['a NUL', 'localhost\0'],
    ['an unbracketed IPv6 address', '::1'],
    ['an unclosed bracket', '[::1'],
    ['text after a bracket', '[::1]evil'],
    ['a name in brackets', '[localhost]'],
    ['a zone', '[fe80::1%eth0]'],
    ['an IPv4 address in octal', '0177.0.0.1'],
    ['an IPv4 address as one number', '2130706433'],
    ['an IPv4 address inside IPv6', '[::ffff:127.0.0.1]'],
    ['a percent-escape', 'local%68ost'],
    ['a letter that folds to ASCII', 'loca\u017Fhost'],
  ])('%s', (_, header) => {
    expect(hostAllowed(header, allowed)).toBe(false);
  });
});

test('a name is read in lower case and an IPv6 address in its short form', () => {
  expect(hostName('Study.Local:1')).toBe('study.local');
  expect(hostName('[FE80:0:0::1]:1')).toBe('fe80::1');
});

test('a request with two Host headers has none', async () => {
  const seen: (string | undefined)[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    seen.push(hostHeader(request));
    response.end();
  });
  const port = await listenOn(server, 0, 'loopback');
  for (const hosts of ['Host: localhost\r\n', 'Host: localhost\r\nHost: evil.com\r\n']) {
    const socket = connect(port, '127.0.0.1');
    socket.write(`GET / HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`);
    await text(socket);
  }
  server.close();
  expect(seen).toEqual(['localhost', undefined]);
});
