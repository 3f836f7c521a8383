/** Attacks on HTTP and TLS themselves (SAFETY §2 D), byte by byte where a client would be too polite. */
import assert from 'node:assert/strict';
import type { Attack } from './attack.ts';
import { type Scene, statusIn } from './scene.ts';

/** The host hangs up without a word. */
const hangsUp = 0;
const host = 'Host: localhost\r\n';
const json = 'Content-Type: application/json\r\n';
const chunked = 'Transfer-Encoding: chunked\r\n';
const get = (path: string, headers = ''): string => `GET ${path} HTTP/1.1\r\n${host}${headers}\r\n`;
const claim = (headers: string, body = ''): string =>
  `POST /api/pairing/confirm HTTP/1.1\r\n${host}${headers}\r\n${body}`;

type Sent = string | ((scene: Scene) => string);

const requests: readonly (readonly [number, string, Sent, readonly number[]])[] = [
  [73, 'a length and chunks', claim(`Content-Length: 5\r\n${chunked}`, '0\r\n\r\n'), [400]],
  [73, 'two lengths', claim('Content-Length: 0\r\nContent-Length: 5\r\n'), [400]],
  [73, 'a list of lengths', claim('Content-Length: 5, 5\r\n', 'abcde'), [400]],
  [73, 'a length with a sign', claim('Content-Length: +5\r\n', 'abcde'), [400]],
  [73, 'a coding nobody knows', claim('Transfer-Encoding: xchunked\r\n'), [400]],
  [73, 'chunks that are not the last coding', claim('Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n'), [400]],
  [73, 'a folded header', get('/api/status', 'X-A: 1\r\n  folded\r\n'), [400]],
  [73, 'a folded coding', claim('Transfer-Encoding:\r\n chunked\r\n', '0\r\n\r\n'), [400]],
  [73, 'lines that end in LF alone', 'GET /api/status HTTP/1.1\nHost: localhost\n\n', [400]],
  [73, 'one header that ends in LF alone', get('/api/status', 'X: a\nY: b\r\n'), [400]],
  [73, 'a CR within a header', get('/api/status', 'X: a\rY: b\r\n'), [400]],
  [73, 'a space before the colon', get('/api/status', 'X : a\r\n'), [400]],
  [74, 'a chunk of 2^64 bytes', claim(json + chunked, '10000000000000000\r\nabc'), [400]],
  [74, 'a chunk size that is none', claim(json + chunked, '-1\r\nabc'), [400]],
  [74, '40 kB of chunk extensions', claim(json + chunked, `1;${'a'.repeat(40_000)}\r\na\r\n`), [413, hangsUp]],
  [74, '120 kB of trailers', claim(json + chunked, `1\r\na\r\n0\r\n${'T: x\r\n'.repeat(20_000)}\r\n`), [431, hangsUp]],
  [75, 'a header of 100 kB', get('/api/status', `X: ${'x'.repeat(100_000)}\r\n`), [431, hangsUp]],
  [75, '5,000 headers', get('/api/status', 'ab: cdefg\r\n'.repeat(5000)), [431, hangsUp]],
  [75, '5,000 headers of three bytes', get('/api/status', 'a:\r\n'.repeat(5000)), [400]],
  [82, 'no Host', 'GET /api/status HTTP/1.1\r\n\r\n', [400]],
  [82, 'no Host, as HTTP/1.0 may', 'GET /api/status HTTP/1.0\r\n\r\n', [421]],
  [82, 'two Hosts', `GET /api/status HTTP/1.1\r\n${host}Host: evil.example\r\n\r\n`, [400, 421]],
  [82, 'a Host with a user', 'GET /api/status HTTP/1.1\r\nHost: localhost@evil.example\r\n\r\n', [421]],
  [84, 'TRACE', `TRACE / HTTP/1.1\r\n${host}\r\n`, [405]],
  [84, 'CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n', [hangsUp]],
  [84, 'a NUL behind the method', `GET\0 / HTTP/1.1\r\n${host}\r\n`, [400]],
  [84, 'a method nobody knows', `FOO / HTTP/1.1\r\n${host}\r\n`, [400]],
  [84, 'PURGE', `PURGE / HTTP/1.1\r\n${host}\r\n`, [405]],
  [84, 'QUERY', `QUERY /api/photos HTTP/1.1\r\n${host}\r\n`, [405]],
  [84, 'HTTP/2 by prior knowledge', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  [84, 'a version nobody knows', `GET / HTTP/3.3\r\n${host}\r\n`, [400]],
  [84, 'an upgrade to HTTP/2', get('/api/photos', 'Connection: Upgrade\r\nUpgrade: h2c\r\n'), [401]],
  [85, 'another host in the request line', `GET http://evil.example/api/status HTTP/1.1\r\n${host}\r\n`, [400]],
  [85, 'our own host in the request line', `GET https://localhost/api/status HTTP/1.1\r\n${host}\r\n`, [400]],
  [85, 'an asterisk', `OPTIONS * HTTP/1.1\r\n${host}\r\n`, [400]],
  [85, 'an address of 64 kB', get(`/${'a'.repeat(65_536)}`), [414, 431, hangsUp]],
  [85, 'a search of 20 kB', (scene) => get(`/api/photos?q=${'a'.repeat(20_000)}`, scene.bearer(scene.tablet)), [400]],
  [85, 'bytes that are no address', 'GET /\u00ff\u0080 HTTP/1.1\r\nHost: localhost\r\n\r\n', [400]],
  [86, 'Accept-Language of 15 kB', get('/', `Accept-Language: ${'en;q=0.1,'.repeat(1600)}\r\n`), [200]],
  [86, 'Accept-Encoding of 15 kB', get('/', `Accept-Encoding: ${'gzip;q=0.1,'.repeat(1300)}\r\n`), [200]],
  [86, 'If-None-Match of 15 kB', get('/', `If-None-Match: ${' ,'.repeat(7500)}\r\n`), [200]],
  [86, 'a token of 15 kB', get('/api/photos', `Authorization: Bearer ${'a'.repeat(15_000)}!\r\n`), [401]],
  [86, 'a form type of 15 kB', claim(`Content-Type: ${'a/b;c='.repeat(2500)}\r\nContent-Length: 2\r\n`, '{}'), [415]],
  [
    86,
    'an event id of 15 kB',
    (scene) => get('/api/events', `${scene.bearer(scene.tablet)}Last-Event-ID: ${'9'.repeat(15_000)}\r\n`),
    [200],
  ],
  [87, 'JSON of 1 GB, announced', claim(`${json}Content-Length: 1000000000\r\n`), [413]],
  [
    87,
    'JSON of 300 kB in chunks that do not end',
    claim(json + chunked, `${(300_000).toString(16)}\r\n"${'a'.repeat(299_999)}\r\n`),
    [413],
  ],
  [87, 'JSON a hundred thousand deep', claim(`${json}Content-Length: 100000\r\n`, '['.repeat(100_000)), [400]],
  [87, 'a key twice', claim(`${json}Content-Length: 20\r\n`, '{"name":1,"name":22}'), [400]],
  [
    87,
    'a charset that is not that of JSON',
    claim(`Content-Type: application/json; charset=utf-7\r\nContent-Length: 2\r\n`, '{}'),
    [415],
  ],
  [87, 'bytes that are no UTF-8', claim(`${json}Content-Length: 4\r\n`, '"\u00ff\u00fe"'), [400]],
  [88, 'packed JSON', claim(`${json}Content-Encoding: gzip\r\nContent-Length: 2\r\n`, '{}'), [415]],
  [
    88,
    'a packed form',
    (scene) =>
      `POST /api/photos HTTP/1.1\r\n${host}${scene.bearer(scene.phone)}Content-Type: multipart/form-data; boundary=b\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}`,
    [415],
  ],
  [
    88,
    'a packed photo',
    (scene) =>
      `POST /api/uploads HTTP/1.1\r\n${host}${scene.bearer(scene.phone)}Tus-Resumable: 1.0.0\r\nUpload-Length: 2\r\nContent-Type: application/offset+octet-stream\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n{}`,
    [415],
  ],
  [
    68,
    'a body that waits for an invitation, from a stranger',
    `POST /api/uploads HTTP/1.1\r\n${host}Expect: 100-continue\r\nContent-Length: 1000\r\n\r\n`,
    [401],
  ],
  [
    68,
    'a body that waits for an invitation, to another name',
    'POST /api/uploads HTTP/1.1\r\nHost: evil.example\r\nExpect: 100-continue\r\nContent-Length: 1000\r\n\r\n',
    [421],
  ],
  [68, 'an expectation nobody knows', claim('Expect: 200-maybe\r\nContent-Length: 0\r\n'), [417]],
  [
    91,
    'a form of another page, of which no byte has come',
    claim(
      'Origin: https://evil.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000000\r\n',
    ),
    [403],
  ],
  [
    91,
    'a request without CORS of another page',
    claim(
      'Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nContent-Type: text/plain\r\nContent-Length: 1000000000\r\n',
    ),
    [403],
  ],
  [91, 'a form of no page at all', claim('Content-Type: text/plain\r\nContent-Length: 1000000000\r\n'), [415]],
  [
    94,
    'a WebSocket of another page, with a cookie',
    get(
      '/api/events',
      'Origin: https://evil.example\r\nCookie: __Host-lf_media=x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n',
    ),
    [403],
  ],
  [
    94,
    'a WebSocket of no page',
    get(
      '/api/events',
      'Cookie: __Host-lf_media=x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n',
    ),
    [401],
  ],
  [
    111,
    'a WebSocket of a device: there are none',
    (scene) =>
      get(
        '/api/status',
        `${scene.bearer(scene.tablet)}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n`,
      ),
    [200],
  ],
  [112, 'cookies of 110 kB', get('/api/status', `Cookie: ${cookies(1000)}\r\n`), [431, hangsUp]],
  [112, 'two hundred cookies of other ports', get('/api/status', `Cookie: ${cookies(200)}\r\n`), [200]],
];

function cookies(count: number): string {
  return Array.from({ length: count }, (_, index) => `c${index}=${'v'.repeat(100)}`).join('; ');
}

export const wire: readonly Attack[] = requests.map(([number, what, sent, expected]) => ({
  numbers: [number],
  what,
  act: async (scene) => {
    const bytes = typeof sent === 'string' ? sent : sent(scene);
    const answer = await scene.raw(Buffer.from(bytes, 'latin1'));
    const status = statusIn(answer);
    assert.ok(expected.includes(status), `answered with ${status || 'nothing'}: ${answer.slice(0, 300)}`);
    // Nobody is asked for a body before it is known who sends it and whether it may come.
    assert.doesNotMatch(answer, /^HTTP\/1\.1 10\d /);
  },
}));
