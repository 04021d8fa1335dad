import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { post } from '../../../../../main/engine/forwarding/http/post.ts';
import { createServiceLookup } from '../../../../../main/engine/forwarding/http/service-lookup.ts';
import { createCredentials } from '../../../../../simulator/gateway/credentials.ts';

afterEach(() => vi.unstubAllEnvs());

/** A service whose certificate nobody trusts, and what it received. */
async function untrustedService() {
  const { key, cert } = await createCredentials();
  const requests: string[] = [];
  const server = createServer({ key, cert }, (request, response) => {
    requests.push(request.url ?? '');
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const url = new URL(`https://localhost:${(server.address() as AddressInfo).port}/hook`);
  return { requests, request: { method: 'POST' as const, url, headers: {}, body: '{}' } };
}

/** A proxy that takes every tunnel to this port. */
async function proxyTo(port: number): Promise<URL> {
  const proxy = createHttpServer()
    .on('connect', (_request, client) => {
      const target = connect(port, '127.0.0.1', () => client.write('HTTP/1.1 200 Connection established\r\n\r\n'));
      target.pipe(client).pipe(target);
      for (const socket of [client, target]) socket.on('error', () => socket.destroy());
    })
    .listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => void proxy.close());
  return new URL(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
}

describe('a forwarded alert', () => {
  it.each(['directly', 'through a proxy'])(
    '%s goes to no service with an untrusted certificate, whatever the environment says',
    async (way) => {
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      const { requests, request } = await untrustedService();
      const proxy = way === 'directly' ? null : await proxyTo(Number(request.url.port));
      // No proxy is used for this machine, which `localhost` is.
      if (proxy !== null) request.url.hostname = 'service.example';
      const sent = post(request, { proxy, timeoutMs: 10_000, signal: new AbortController().signal });
      await expect(sent).rejects.toThrow(/CERT|SIGNATURE|SELF_SIGNED/);
      expect(requests).toEqual([]);
    },
  );
});

describe('an answer without end', () => {
  it.each([200, 500])('of status %d is not read further than 64 KB', async (status) => {
    const closed = Promise.withResolvers<void>();
    const server = createHttpServer((_request, response) => {
      response.writeHead(status);
      const write = () => {
        while (!response.destroyed && response.write('x'.repeat(65_536)));
      };
      response.on('drain', write).on('close', closed.resolve);
      write();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
    const request = { method: 'POST' as const, url, headers: {}, body: '{}' };
    const options = { proxy: null, timeoutMs: 600_000, signal: new AbortController().signal };
    expect((await post(request, options)).status).toBe(status);
    await closed.promise;
  });
});

describe('a service whose name leads to', () => {
  type Address = { readonly address: string; readonly family: number };

  /** Sends to a name that leads to these addresses; on success, how often the local service was asked. */
  async function sendTo(addresses: readonly Address[]) {
    let asked = 0;
    const server = createHttpServer((_request, response) => {
      asked += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const url = new URL(`http://service.example:${(server.address() as AddressInfo).port}/hook`);
    const lookup = createServiceLookup(((
      _name: string,
      _options: object,
      done: (error: null, found: readonly Address[]) => void,
    ) => done(null, addresses)) as unknown as Parameters<typeof createServiceLookup>[0]);
    const request = { method: 'POST' as const, url, headers: {}, body: '{}' };
    const { status } = await post(request, {
      proxy: null,
      timeoutMs: 10_000,
      signal: new AbortController().signal,
      lookup,
    });
    return { status, asked };
  }
  const LOCAL = { address: '127.0.0.1', family: 4 };

  it.each(['169.254.169.254', 'fe80::1%eth0', 'fd00:ec2::254', '::ffff:169.254.169.254'])(
    '%s gets nothing, and the reason says so',
    async (address) => {
      const family = address.includes(':') ? 6 : 4;
      await expect(sendTo([{ address, family }])).rejects.toThrow(/link-local or metadata address/);
    },
  );

  it('a private or local address gets it, also beside one that is passed over', async () => {
    expect(await sendTo([LOCAL])).toEqual({ status: 200, asked: 1 });
    expect(await sendTo([{ address: 'fe80::1', family: 6 }, LOCAL])).toEqual({ status: 200, asked: 1 });
  });
});
