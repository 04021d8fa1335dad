import type { IncomingMessage, ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Endpoint } from '../../core/notification/endpoint.ts';
import type { Clock } from '../clock.ts';
import type { Account } from './account.ts';
import { injectResponseFault } from './connection-fault.ts';
import type { Credentials } from './credentials.ts';
import { type Connection, type DeliveryCounts, deliver } from './delivery.ts';
import { createFaults, type Faults } from './faults.ts';
import { openListener } from './listener.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

const BASE_PATH = '/eventory';
const ENDPOINT_PATHS: Readonly<Record<string, Endpoint>> = {
  [`${BASE_PATH}/notifications/subscribe`]: 'subscribe',
  [`${BASE_PATH}/notifications/subscribe/filtered`]: 'filtered',
};
const MAX_LOGGED_REQUESTS = 10_000;

/** One request as it reached the gateway, upgrade or not. */
export interface LoggedRequest {
  readonly receivedAtMs: number;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface GatewayOptions {
  readonly port: number;
  readonly credentials: Credentials;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly clock: Clock;
  /** Offer permessage-deflate. */
  readonly compression: boolean;
  readonly onOpen: (connection: Connection) => void;
  readonly onClose: (connection: Connection) => void;
}

/** The API's side of the wire: its three paths, the key check, and the subscribers (docs/protocol.md). */
export interface Gateway {
  readonly port: number;
  readonly faults: Faults;
  /** All there are, those on their way out included, in the order of opening. */
  readonly connections: ReadonlySet<Connection>;
  /** Those that are open. */
  subscribers(): readonly Connection[];
  /** The newest 10,000 requests. */
  readonly requests: readonly LoggedRequest[];
  publish(message: OutgoingMessage): DeliveryCounts;
  /** Listens again after `close`. */
  open(): Promise<void>;
  /** Stops listening and drops every connection. */
  close(): Promise<void>;
}

/** Opens a gateway. Rejects if the port is taken. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const faults = createFaults();
  const connections = new Set<Connection>();
  const requests: LoggedRequest[] = [];
  const webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: options.compression,
    maxPayload: 64 * 1024,
  });
  let opened = 0;
  let published = 0;

  const listener = await openListener({
    credentials: options.credentials,
    port: options.port,
    faults,
    onRequest(request, response) {
      logRequest(request);
      respond(request, response, faults);
    },
    onUpgrade(request, stream, head) {
      logRequest(request);
      stream.on('error', () => stream.destroy());
      const stage = faults.consumeFault('silent', 'after_request', 'half_response', 'not_http', 'bad_accept');
      if (injectResponseFault(stage, stream)) return;
      const endpoint = ENDPOINT_PATHS[requestPath(request)];
      const account = options.accounts.get(String(request.headers.apikey));
      if (faults.refusal !== null) refuseUpgrade(stream, faults.refusal.status, faults.refusal.headers);
      else if (endpoint === undefined) refuseUpgrade(stream, 404);
      else if (account === undefined) refuseUpgrade(stream, 401);
      else acceptUpgrade(request, stream, head, account, endpoint);
    },
  });

  function acceptUpgrade(
    request: IncomingMessage,
    stream: Duplex,
    head: Buffer,
    account: Account,
    endpoint: Endpoint,
  ): void {
    webSockets.handleUpgrade(request, stream, head, (socket) => {
      if (faults.consumeFault('after_response') !== null) {
        socket.terminate();
        return;
      }
      opened += 1;
      const connection: Connection = {
        id: opened,
        account,
        endpoint,
        openedAtMs: options.clock.now(),
        socket,
        stream,
      };
      connections.add(connection);
      // The error is followed by the close, which is all there is to do about it.
      socket.on('error', () => {});
      socket.on('close', () => {
        connections.delete(connection);
        options.onClose(connection);
      });
      options.onOpen(connection);
    });
  }

  function subscribers(): Connection[] {
    return [...connections].filter(({ socket }) => socket.readyState === socket.OPEN);
  }

  function logRequest(request: IncomingMessage): void {
    if (requests.length >= MAX_LOGGED_REQUESTS) requests.shift();
    requests.push({
      receivedAtMs: options.clock.now(),
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
    });
  }

  return {
    get port() {
      return listener.port;
    },
    faults,
    connections,
    subscribers,
    requests,
    publish(message) {
      // Connections of one identity share the deduplication, so one of them takes what the others then miss: in turn.
      const all = subscribers();
      const first = all.length === 0 ? 0 : published++ % all.length;
      return deliver(message, [...all.slice(first), ...all.slice(0, first)], options.clock.now());
    },
    open: () => listener.open(),
    async close() {
      for (const { socket } of connections) socket.terminate();
      await listener.close();
    },
  };
}

function requestPath(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}

/** Requests that ask for no upgrade. */
function respond(request: IncomingMessage, response: ServerResponse, faults: Faults): void {
  const path = requestPath(request);
  if (path === `${BASE_PATH}/ping`) {
    if (faults.ping === 'silent') return;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET' }).end();
      return;
    }
    response
      .writeHead(faults.ping, { 'content-type': 'application/json' })
      .end(JSON.stringify({ status: faults.ping < 400 ? 'ok' : 'unavailable' }));
  } else if (path in ENDPOINT_PATHS) {
    response.writeHead(426, { upgrade: 'websocket', connection: 'upgrade' }).end();
  } else {
    response.writeHead(404).end();
  }
}

function refuseUpgrade(stream: Duplex, status: number, headers: Readonly<Record<string, string>> = {}): void {
  const body = JSON.stringify({ error: STATUS_CODES[status] ?? 'Refused' });
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  stream.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
