import { afterEach, expect, test, vi } from 'vitest';
import { readPendingClaim, writePendingClaim } from './pending-claim.ts';

function storageWith(kept: Map<string, string>): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

function refuse(): never {
  throw new DOMException('no storage here', 'SecurityError');
}

afterEach(() => vi.unstubAllGlobals());

test('a claim that waits outlives a reload, and not its own end', () => {
  vi.stubGlobal('sessionStorage', storageWith(new Map()));
  const claim = { claim: 'lf_clm_x', matchCode: '0815', name: 'Pixel 8' };
  writePendingClaim(claim);
  expect(readPendingClaim()).toEqual(claim);
  writePendingClaim(null);
  expect(readPendingClaim()).toBeNull();
});

test.each(['', '{', '{"claim":1}', '[]', '{"claim":"a","matchCode":"12","name":"x"}'])(
  'what is stored as %j is no claim',
  (text) => {
    vi.stubGlobal('sessionStorage', storageWith(new Map([['landfall-claim', text]])));
    expect(readPendingClaim()).toBeNull();
  },
);

test('a browser that stores nothing waits all the same', () => {
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  writePendingClaim({ claim: 'lf_clm_x', matchCode: '0815', name: 'Pixel 8' });
  expect(readPendingClaim()).toBeNull();
});
