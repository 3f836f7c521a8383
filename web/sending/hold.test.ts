import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Hold } from './hold.ts';

let page: EventTarget & { visibilityState: 'visible' | 'hidden' };
let network: EventTarget;
let overs = 0;
let hold: Hold;

beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' as const });
  network = new EventTarget();
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', network.addEventListener.bind(network));
  vi.stubGlobal('removeEventListener', network.removeEventListener.bind(network));
  overs = 0;
  hold = new Hold(() => {
    overs += 1;
    hold.end();
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a wait ends by itself, and each one in a row may be longer, to ten seconds', async () => {
  for (let misses = 1; misses <= 8; misses += 1) {
    hold.begin();
    expect(hold.isOn).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(overs).toBe(misses);
    expect(hold.isOn).toBe(false);
  }
});

test('the network’s return ends the wait at once', async () => {
  hold.begin();
  network.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(0);
  expect(overs).toBe(1);
});

test('the page shown again ends the wait at once; hidden, it does not', async () => {
  hold.begin();
  page.visibilityState = 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(0);
  expect(overs).toBe(0);
  page.visibilityState = 'visible';
  page.dispatchEvent(new Event('visibilitychange'));
  await vi.advanceTimersByTimeAsync(0);
  expect(overs).toBe(1);
});

test('one wait at a time, however many fail', async () => {
  for (let failed = 0; failed < 3; failed += 1) hold.begin();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(overs).toBe(1);
});
