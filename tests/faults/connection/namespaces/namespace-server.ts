import { connect, createServer } from 'node:net';
import { generate } from 'selfsigned';
import { startSimulator } from '../../../../simulator/simulator.ts';

/**
 * Run inside a namespace: `node namespace-server.ts ADDRESS KEY`. A simulator that can be reached at ADDRESS, sending
 * a numbered frame every 100 ms. Prints `{port, ca}` as JSON once it can be reached.
 */
const [address = '', key = ''] = process.argv.slice(2);
const certificate = await generate([{ name: 'commonName', value: address }], {
  keyType: 'ec',
  algorithm: 'sha256',
  extensions: [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'subjectAltName', altNames: [{ type: 7, ip: address }] },
  ],
});
const credentials = { ca: certificate.cert, cert: certificate.cert, key: certificate.private };
const simulator = await startSimulator({ apiKeys: [key], credentials });
const front = createServer((outside) => {
  const inside = connect(simulator.port, '127.0.0.1');
  outside.on('error', () => inside.destroy()).on('close', () => inside.destroy());
  inside.on('error', () => outside.destroy()).on('close', () => outside.destroy());
  outside.pipe(inside).pipe(outside);
});
front.listen(simulator.port, address, () => {
  console.log(JSON.stringify({ port: simulator.port, ca: simulator.ca }));
});
let sent = 0;
setInterval(() => simulator.sendFrame({ event_id: String(sent++) }), 100);
