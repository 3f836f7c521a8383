import { describe, expect, test } from 'vitest';
import { type Claim, claimsOf, givesWay } from './mdns-claims.ts';

const asked = { host: 'landfall-7f3k.local', service: 'landfall-7f3k._https._tcp.local' };
const address = { type: 'A', name: asked.host, ttl: 120, data: '192.168.1.9' } as const;
const texts = [Buffer.from('path=/'), Buffer.from('id=beef')];
const text = { type: 'TXT', name: asked.service, ttl: 4500, data: texts } as const;

function theirs(id: string | null): Claim {
  return { kind: 'service', id };
}

describe('an answer is a claim on the name', () => {
  test('by an address or by a service, in answers or additionals, in any case', () => {
    const packet = { answers: [{ ...address, name: 'LANDFALL-7F3K.local' }], additionals: [text] };
    expect(claimsOf(packet, asked)).toEqual([
      { kind: 'address', address: '192.168.1.9' },
      { kind: 'service', id: 'beef' },
    ]);
  });

  test('a service that is not Landfall’s has no id', () => {
    expect(claimsOf({ answers: [{ ...text, data: '' }], additionals: [] }, asked)).toEqual([
      { kind: 'service', id: null },
    ]);
  });

  test('a goodbye and other names claim nothing', () => {
    const answers = [
      { ...address, ttl: 0 },
      { ...text, ttl: 0 },
      { ...address, name: 'printer.local' },
    ];
    expect(claimsOf({ answers, additionals: [] }, asked)).toEqual([]);
  });
});

describe('of two hosts with one name', () => {
  const foreign: Claim = { kind: 'address', address: '192.168.1.9' };
  test.each<[string, readonly Claim[], boolean]>([
    ['nobody else: we keep it', [theirs('b0b0')], false],
    ['the smaller id keeps it', [theirs('b0b0'), theirs('aaaa'), foreign], true],
    ['the larger id gives way to us', [theirs('b0b0'), theirs('cccc'), foreign], false],
    ['we give way to what is not Landfall', [theirs('b0b0'), theirs(null)], true],
    ['we give way to a host without the service', [theirs('b0b0'), foreign], true],
    ['we give way if one of several is smaller', [theirs('cccc'), theirs('aaaa')], true],
  ])('%s', (_, claims, expected) => {
    expect(givesWay('b0b0', claims)).toBe(expected);
  });
});
