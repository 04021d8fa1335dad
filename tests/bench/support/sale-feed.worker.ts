/** The gateway of a sale: sends one message of 65 KB after the other to whoever connects, at an even rate. */
import { parentPort, workerData } from 'node:worker_threads';
import { startFramePump } from '../throughput/frame-pump.ts';

const { ratePerS } = workerData as { ratePerS: number };
const pump = await startFramePump('65 KB');
const client = pump.nextClient();
parentPort?.postMessage({ url: pump.url, ca: pump.ca });
const { push } = await client;

const begin = performance.now();
let sent = 0;
setInterval(() => {
  for (const due = ((performance.now() - begin) / 1000) * ratePerS; sent < due; sent += 1) push();
}, 1);
