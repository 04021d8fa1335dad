import { createGatewayConnection } from '../../../../main/engine/gateway/gateway-connection.ts';
import { watchNetwork } from '../../../../main/host/network-watch.ts';
import { systemClock } from '../../../../main/host/system-clock.ts';

/**
 * Run inside a namespace: `node namespace-client.ts URL KEY CA_BASE64`. The connection with the network watch that
 * browser mode uses. Prints `{at_ms, status|gap|frame}` as JSON, a line each.
 */
const [url = '', key = '', ca = ''] = process.argv.slice(2);
const print = (what: object) => console.log(JSON.stringify({ at_ms: Date.now(), ...what }));
const ignore = () => {};
const connection = createGatewayConnection({
  clock: systemClock,
  log: { debug: ignore, info: ignore, warn: ignore, error: (message) => print({ error: message }) },
  network: watchNetwork(systemClock),
  proxies: { resolve: async () => null },
  random: Math.random,
});
connection.onStatus((status) => print({ status }));
connection.onGap((gap) => print({ gap }));
connection.onFrame((frame) => print({ frame }));
connection.configure({
  url,
  endpoint: 'subscribe',
  apiKey: key,
  caFile: null,
  extraCa: Buffer.from(ca, 'base64').toString(),
  proxy: 'none',
});
connection.connect();
