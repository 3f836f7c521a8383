import { expect, test } from 'vitest';
import { EventStreamParser } from './event-stream-parser.ts';

const stream = '\uFEFF: hello\r\nid: 7\r\nevent: photo-added\r\ndata: {"a":1}\r\n\r\ndata: one\ndata:two\n\nid: 9\n\n';
const messages = [
  { id: '7', type: 'photo-added', data: '{"a":1}' },
  { id: '7', type: 'message', data: 'one\ntwo' },
];

test('a stream cut anywhere gives the same messages', () => {
  for (let cut = 0; cut <= stream.length; cut += 1) {
    const parser = new EventStreamParser();
    expect([...parser.push(stream.slice(0, cut)), ...parser.push(stream.slice(cut))]).toEqual(messages);
  }
});

test('a stream that comes letter by letter gives the same messages', () => {
  const parser = new EventStreamParser();
  expect(stream.split('').flatMap((letter) => parser.push(letter))).toEqual(messages);
});

test('a message that the end of the stream cuts off is dropped', () => {
  expect(new EventStreamParser().push('data: half')).toEqual([]);
});

test('comments and messages without data say nothing', () => {
  expect(new EventStreamParser().push(':\n\n: heartbeat\n\nevent: ping\n\nretry: 10\n\n')).toEqual([]);
});

test('an id with a NUL is no id', () => {
  expect(new EventStreamParser().push('id: 1\0\ndata: x\n\n')).toEqual([{ id: '', type: 'message', data: 'x' }]);
});
