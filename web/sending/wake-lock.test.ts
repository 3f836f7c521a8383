import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WakeLock } from './wake-lock.ts';

class Sentinel extends EventTarget {
  released = false;
  async release(): Promise<void> {
    this.released = true;
    this.dispatchEvent(new Event('release'));
  }
}

let page: EventTarget & { visibilityState: 'visible' | 'hidden' };
let given: Sentinel[];
let refuses: boolean;

beforeEach(() => {
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' as const });
  given = [];
  refuses = false;
  vi.stubGlobal('document', page);
  vi.stubGlobal('navigator', {
    wakeLock: {
      request: async () => {
        if (refuses) throw new DOMException('low battery', 'NotAllowedError');
        const sentinel = new Sentinel();
        given.push(sentinel);
        return sentinel;
      },
    },
  });
});

afterEach(() => void vi.unstubAllGlobals());

test('the screen stays on while there is something to send, and no longer', async () => {
  const lock = new WakeLock();
  expect(lock.state).toBe('off');
  lock.want(true);
  await expect.poll(() => lock.state).toBe('on');
  lock.want(false);
  await expect.poll(() => given[0]?.released).toBe(true);
  expect(lock.state).toBe('off');
});

test('what a switch of apps takes away is lost, and asked for again on return', async () => {
  const lock = new WakeLock();
  lock.want(true);
  await expect.poll(() => lock.state).toBe('on');
  page.visibilityState = 'hidden';
  await given[0]?.release();
  expect(lock.state).toBe('lost');
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  await expect.poll(() => lock.state).toBe('on');
});

test('a phone that refuses on a low battery says lost', async () => {
  refuses = true;
  const lock = new WakeLock();
  lock.want(true);
  await expect.poll(() => lock.state).toBe('lost');
});

test('a browser without it says impossible', () => {
  vi.stubGlobal('navigator', {});
  const lock = new WakeLock();
  lock.want(true);
  expect(lock.state).toBe('impossible');
});
