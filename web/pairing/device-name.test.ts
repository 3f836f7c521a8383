import { expect, test } from 'vitest';
import { proposeDevice } from './device-name.ts';

const agents: [string, string, { maxTouchPoints?: number; model?: string }, string, string][] = [
  [
    'an iPhone',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1',
    {},
    'iPhone',
    'ios',
  ],
  [
    'an iPad that says it is a Mac',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15',
    { maxTouchPoints: 5 },
    'iPad',
    'ios',
  ],
  [
    'a Mac',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15',
    {},
    'Mac',
    'macos',
  ],
  [
    'a Pixel',
    'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36',
    {},
    'Pixel 8',
    'android',
  ],
  [
    'a Pixel by client hints',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36',
    { model: 'Pixel 9 Pro' },
    'Pixel 9 Pro',
    'android',
  ],
  [
    'a Galaxy',
    'Mozilla/5.0 (Linux; Android 13; SM-S911B) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36',
    {},
    'Samsung Galaxy',
    'android',
  ],
  [
    'a phone that hides its model',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36',
    {},
    'Android phone',
    'android',
  ],
  [
    'a tablet that hides its model',
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36',
    {},
    'Android tablet',
    'android',
  ],
  [
    'Firefox on a phone',
    'Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0',
    {},
    'Android phone',
    'android',
  ],
  [
    'Windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36',
    {},
    'Windows laptop',
    'windows',
  ],
  ['Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', {}, 'Linux laptop', 'linux'],
  ['nothing known', 'curl/8', {}, 'My device', 'other'],
];

test.each(agents)('%s gets a name that people would give it', (_what, userAgent, traits, name, platform) => {
  expect(proposeDevice({ userAgent, maxTouchPoints: 0, model: '', ...traits })).toEqual({ name, platform });
});

test('a model made of anything still fits a device’s name', () => {
  const userAgent = `Mozilla/5.0 (Linux; Android 14; ${'X'.repeat(500)}) Mobile`;
  expect(proposeDevice({ userAgent, maxTouchPoints: 0, model: '' }).name).toHaveLength(60);
});
