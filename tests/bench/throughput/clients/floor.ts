/** The least that any client in Node does: receives each frame and parses it. */
import { readFileSync } from 'node:fs';
import { WebSocket } from 'ws';

const [url, caFile] = process.argv.slice(2) as [string, string];
const socket = new WebSocket(`${url}/notifications/subscribe`, {
  ca: readFileSync(caFile),
  headers: { apikey: 'bench' },
});
let stock = 0;
socket.on('message', (data) => {
  stock += (JSON.parse(data.toString()) as { stock: number }).stock;
});
socket.on('close', () => process.exit(stock === 0 ? 1 : 0));
