/** Runs in a thread of its own: a big database takes seconds to check, and the host must answer meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { settleCopy } from './soundness.ts';

parentPort?.postMessage(settleCopy(z.string().parse(workerData)), []);
