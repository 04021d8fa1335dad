import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock, Log } from '../../engine/ports.ts';
import type { StreamSource } from '../../engine/stream/stream.ts';
import { limitConnections } from '../loopback/connection-limit.ts';
import { listenOnFirstFreePort } from '../loopback/listen.ts';
import { refuseStreamRequest } from './stream-access.ts';
import { serveStreamReader } from './stream-reader.ts';

/** Enough for the programs of one user; whoever has not shown a token yet shares them. */
const MAX_CONNECTIONS = 64;
/** How long a connection may take to show a token. */
const PROOF_TIMEOUT_MS = 10_000;
/** How long a reader may take to read what is left for it. */
const CLOSE_TIMEOUT_MS = 500;

export interface StreamServerOptions {
  readonly source: Pick<StreamSource, 'subscribe' | 'replay' | 'connection' | 'position' | 'state'>;
  /** The tokens that count now. */
  readonly tokens: () => readonly string[];
  /** Tried in this order; 0 takes any free one. */
  readonly ports: readonly number[];
  /** How many programs read the stream has changed. */
  readonly onReaders: (count: number) => void;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Log;
}

export interface StreamServer {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  readonly port: number;
  /** Closes the connections of readers; those with a token that still counts come back. */
  dropReaders(): void;
  dispose(): Promise<void>;
}

/** Serves `GET /v1/stream` and `GET /v1/state` (docs/stream.md) on the loopback interface. Throws if no port is free. */
export async function startStreamServer(options: StreamServerOptions): Promise<StreamServer> {
  const { source, tokens, clock, log } = options;
  const readers = new Set<ServerResponse>();
  const onError = (error: Error) => log.error(`the local stream could not be sent: ${error.message}`);
  let port = 0;

  function sendText(response: ServerResponse, status: number, type: string, text: string): void {
    response.writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    });
    response.end(text);
  }

  function addReader(request: IncomingMessage, response: ServerResponse): void {
    readers.add(response);
    options.onReaders(readers.size);
    response.once('close', () => {
      readers.delete(response);
      options.onReaders(readers.size);
    });
    const after = request.headers['last-event-id'];
    serveStreamReader(response, typeof after === 'string' && after !== '' ? after : null, { source, clock, onError });
  }

  const server = createServer((request, response) => {
    const refusal = refuseStreamRequest(request, port, tokens());
    if (refusal !== null) return sendText(response, refusal.status, 'text/plain', refusal.why);
    connections.trust(request.socket);
    if (request.url === '/v1/stream') return addReader(request, response);
    if (request.url === '/v1/state') {
      return sendText(response, 200, 'application/json', JSON.stringify(source.state()));
    }
    sendText(response, 404, 'text/plain', 'There are /v1/stream and /v1/state.');
  });
  const connections = limitConnections(server, { max: MAX_CONNECTIONS, proofTimeoutMs: PROOF_TIMEOUT_MS });
  port = await listenOnFirstFreePort(server, options.ports);
  server.on('error', (error) => log.error(`the local stream's server: ${error.message}`));
  const dropReaders = () => {
    for (const reader of readers) {
      reader.end();
      setTimeout(() => reader.destroy(), CLOSE_TIMEOUT_MS).unref();
    }
  };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    dropReaders,
    async dispose() {
      const closed = new Promise((resolve) => server.close(resolve));
      dropReaders();
      setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS).unref();
      await closed;
    },
  };
}
