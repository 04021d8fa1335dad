import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Credentials } from './credentials.ts';
import type { Faults } from './faults.ts';

export interface ListenerOptions {
  readonly credentials: Credentials;
  /** 0 for any free one. */
  readonly port: number;
  readonly faults: Faults;
  readonly onRequest: (request: IncomingMessage, response: ServerResponse) => void;
  readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
}

/** Listens for the gateway on the loopback interface. It can be closed and opened again on the same port. */
export interface Listener {
  readonly port: number;
  /** Rejects if the port is taken. */
  open(): Promise<void>;
  /** Stops listening and drops every connection. */
  close(): Promise<void>;
}

/** Makes a listener and opens it. Rejects if the port is taken. */
export async function openListener(options: ListenerOptions): Promise<Listener> {
  const { faults } = options;
  const sockets = new Set<Socket>();

  const https = createHttpsServer({ key: options.credentials.key, cert: options.credentials.cert }, options.onRequest);
  https.on('upgrade', options.onUpgrade);
  https.on('tlsClientError', (_error, socket) => socket.destroy());
  https.on('secureConnection', (socket) => {
    if (faults.consumeFault('after_tls') !== null) socket.destroy();
  });

  // A separate TCP server in front, so that a connection can be broken before TLS starts.
  const tcp = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.setNoDelay(true);
    const stage = faults.consumeFault('before_tls', 'silent_tls');
    if (stage === 'before_tls') socket.destroy();
    else if (stage === null) https.emit('connection', socket);
  });

  const listener = {
    port: options.port,
    open: () =>
      new Promise<void>((resolve, reject) => {
        tcp.once('error', reject);
        tcp.listen(listener.port, '127.0.0.1', () => {
          tcp.off('error', reject);
          listener.port = (tcp.address() as AddressInfo).port;
          resolve();
        });
      }),
    close: () =>
      new Promise<void>((resolve) => {
        tcp.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  await listener.open();
  return listener;
}
