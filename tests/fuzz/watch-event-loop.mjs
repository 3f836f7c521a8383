/** Loaded into a host under test before its program: writes down each second for how long its event loop was held up. */
import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const path = process.env['FUZZ_EVENT_LOOP'];
const resolution = 5;
/** Starting is no concern of those who attack. */
const afterMs = 3000;

if (isMainThread && path !== undefined && (process.argv[1] ?? '').endsWith('main.js')) {
  const histogram = monitorEventLoopDelay({ resolution });
  setTimeout(() => histogram.enable(), afterMs).unref();
  const ms = (/** @type {number} */ ns) => Math.max(0, ns / 1e6 - resolution);
  setInterval(() => {
    const delays = { p50: ms(histogram.percentile(50)), p99: ms(histogram.percentile(99)), most: ms(histogram.max) };
    writeFileSync(`${path}.new`, JSON.stringify(delays));
    renameSync(`${path}.new`, path);
  }, 1000).unref();
}
