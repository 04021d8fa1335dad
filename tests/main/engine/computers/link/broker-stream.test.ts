import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createSecureContext, createServer } from 'node:tls';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { openBrokerStream } from '../../../../../main/engine/computers/link/broker-stream.ts';
import { createCredentials } from '../../../../../simulator/gateway/credentials.ts';

afterEach(() => vi.unstubAllEnvs());

it('a broker with an untrusted certificate is sent nothing, whatever the environment says', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  const { key, cert } = await createCredentials();
  const received: Buffer[] = [];
  const server = createServer({ key, cert }, (socket) => {
    socket.on('data', (chunk) => received.push(chunk)).on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
  const error = await new Promise<NodeJS.ErrnoException>((resolve) => {
    const stream = openBrokerStream(address, createSecureContext(), {
      packets: () => 0,
      onError: resolve,
      onTooLarge: () => {},
    });
    stream.once('secureConnect', () => resolve(new Error('connected')));
    stream.write('user name and password');
  });
  expect(error.code).toMatch(/CERT|SIGNATURE|SELF_SIGNED/);
  expect(received).toEqual([]);
});
