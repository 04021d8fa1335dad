/** The open window of the benchmark, on its own thread: takes every bridge event as a page does. */
import { parentPort, workerData } from 'node:worker_threads';
import { WebSocket } from 'ws';

const { origin, url } = workerData as { origin: string; url: string };
const entered = await fetch(url, { redirect: 'manual' });
const socket = new WebSocket(new URL('bridge', url.replace('http', 'ws')), {
  headers: { origin, cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' },
});
let items = 0;
socket.on('message', (data) => {
  const message = JSON.parse(data.toString()) as { event?: string; payload?: { items?: unknown[] } };
  if (message.event === 'feed') items += message.payload?.items?.length ?? 0;
});
socket.on('error', (error) => {
  throw error;
});
parentPort?.on('message', () => parentPort?.postMessage(items));
socket.on('open', () => parentPort?.postMessage('open'));
