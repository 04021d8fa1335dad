import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Credentials } from '../../../simulator/simulator.ts';

export interface ConnectProxy {
  readonly port: number;
  /** `host:port` of each tunnel asked for. */
  readonly requestedTargets: string[];
  /** All that was said to the proxy itself, in the clear. */
  readonly receivedHeaders: string[];
  /** Status to refuse with; `null` lets everything through; `silent` never answers. */
  refusalMode: number | null | 'silent';
  /** Connections to the proxy that are open. */
  openConnectionCount(): number;
  dispose(): Promise<void>;
}

/**
 * A small HTTP proxy that knows CONNECT, with a password if one is given (`user:password`), and itself behind TLS
 * where there are credentials.
 */
export async function startConnectProxy(login: string | null = null, tls?: Credentials): Promise<ConnectProxy> {
  const sockets = new Set<Socket>();
  const server = tls === undefined ? createServer() : createTlsServer({ cert: tls.cert, key: tls.key });
  const proxy: ConnectProxy = {
    port: 0,
    requestedTargets: [],
    receivedHeaders: [],
    refusalMode: null,
    openConnectionCount: () => sockets.size,
    dispose: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  server.on('connect', (request: IncomingMessage, client: Duplex, head: Buffer) => {
    proxy.requestedTargets.push(request.url ?? '');
    proxy.receivedHeaders.push(JSON.stringify(request.rawHeaders));
    const expected = login === null ? undefined : `Basic ${Buffer.from(login).toString('base64')}`;
    const status = request.headers['proxy-authorization'] === expected ? proxy.refusalMode : 407;
    if (status === 'silent') {
      client.resume().on('end', () => client.destroy());
      return;
    }
    if (status !== null) {
      client.end(`HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const [host, port] = (request.url ?? '').split(':');
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      if (head.length > 0) target.write(head);
      target.pipe(client).pipe(target);
    });
    target.on('error', () => client.destroy());
    client.on('error', () => target.destroy());
    client.on('close', () => target.destroy());
    target.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(proxy, { port: (server.address() as AddressInfo).port });
}
