import { expect, test } from 'vitest';
import { Failure, type FailureCode, failureCodes } from '../../protocol/failure.ts';
import { nextAfterFailure } from './next-after-failure.ts';
import { UnreadableFile } from './readable.ts';

type Fate = 'failed' | 'later' | 'removed' | 'anew' | 'waiting';

/** What becomes of a photo at the first failure, and when it failed so five times. */
const fates: Readonly<Record<FailureCode, readonly [Fate, Fate]>> = {
  'bad-request': ['failed', 'failed'],
  'not-signed-in': ['waiting', 'waiting'],
  'proof-stale': ['anew', 'failed'],
  'proof-wrong': ['waiting', 'waiting'],
  'access-expired': ['anew', 'failed'],
  'device-revoked': ['waiting', 'waiting'],
  'launch-key-used': ['failed', 'failed'],
  'not-allowed': ['failed', 'failed'],
  'foreign-origin': ['failed', 'failed'],
  'not-found': ['failed', 'failed'],
  'method-not-allowed': ['failed', 'failed'],
  'offset-mismatch': ['anew', 'failed'],
  'already-answered': ['failed', 'failed'],
  'beyond-calendar': ['failed', 'failed'],
  'cannot-show': ['failed', 'failed'],
  'poster-not-needed': ['failed', 'failed'],
  'upload-gone': ['anew', 'failed'],
  'invitation-expired': ['failed', 'failed'],
  'invitation-used': ['failed', 'failed'],
  'claim-gone': ['failed', 'failed'],
  'tus-version': ['failed', 'failed'],
  'too-large': ['failed', 'failed'],
  'wrong-content-type': ['failed', 'failed'],
  'unknown-range': ['failed', 'failed'],
  'wrong-host': ['failed', 'failed'],
  'wrong-code': ['failed', 'failed'],
  'empty-file': ['failed', 'failed'],
  'not-a-photo': ['failed', 'failed'],
  'removed-here': ['removed', 'removed'],
  'upload-busy': ['later', 'failed'],
  'too-many-requests': ['later', 'later'],
  'checksum-mismatch': ['anew', 'failed'],
  internal: ['later', 'failed'],
  'cannot-write': ['later', 'later'],
  'library-away': ['later', 'later'],
  'shutting-down': ['later', 'later'],
  unreachable: ['later', 'later'],
  'disk-full': ['later', 'later'],
};

function fate(error: unknown, tries: number): Fate {
  const { change, waits } = nextAfterFailure(error, tries);
  const at = change.state?.at;
  expect(waits).toBe(at === 'later');
  if (at === 'failed' || at === 'later' || at === 'removed') return at;
  return change.uploadUrl === null ? 'anew' : 'waiting';
}

test.each(failureCodes)('%s: what becomes of the photo', (code) => {
  expect([fate(new Failure(code), 1), fate(new Failure(code), 5)]).toEqual(fates[code]);
});

test('a bug of ours is put aside after some tries, like the host’s', () => {
  expect([fate(new TypeError('x'), 1), fate(new TypeError('x'), 5)]).toEqual(['later', 'failed']);
});

test('a file that cannot be read is asked for again; what the host holds of it stays', () => {
  const { change, waits } = nextAfterFailure(new UnreadableFile(), 1);
  expect(change).toEqual({ file: null, state: { at: 'unpicked', why: 'unreadable' } });
  expect(waits).toBe(false);
});
