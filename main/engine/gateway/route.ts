import type { Agent, ClientRequest } from 'node:http';
import type { RequestOptions } from 'node:https';
import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import * as tls from 'node:tls';
import { ProxyAgent } from 'proxy-agent';
import type { Stage } from '../../../core/connection/failure.ts';

/** How long one of several addresses of a host may take before the next is tried too (Node's 250 ms is short for mobile). */
const ADDRESS_ATTEMPT_MS = 1_000;

/** `secureContext` and `secureEndpoint` are handed on to `tls.connect` and to the proxy agent. */
interface RouteOptions extends Pick<RequestOptions, 'createConnection'> {
  readonly agent?: Agent;
  readonly rejectUnauthorized: true;
  readonly secureContext: tls.SecureContext;
  readonly secureEndpoint: true;
}

/** The way to a server for one request: directly or through a proxy. Knows how far it came, and every socket it made. */
export interface Route {
  /** To be spread into the options of `https.request` or `ws`. */
  readonly options: RouteOptions;
  /** Must be called with the request before it is sent. */
  track(request: ClientRequest): void;
  stage(): Stage;
  /** The status by which the proxy refused to let us through; `null` if it did not. */
  proxyStatus(): number | null;
  /** Destroys every socket of it. Resolves when they are gone. Can be called more than once. */
  dispose(): Promise<void>;
}

/** @param proxy `null` for a direct connection */
export function createRoute(secureContext: tls.SecureContext, proxy: URL | null): Route {
  const sockets = new Set<Duplex>();
  const abort = new AbortController();
  let stage: Stage = proxy === null ? 'name' : 'proxy';
  let proxyStatus: number | null = null;
  let agent: ProxyAgent | null = null;

  const trackSocket = (socket: Duplex) => {
    if (sockets.has(socket) || socket.destroyed) return;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  };
  const onSecureConnect = (socket: Duplex) => {
    socket.once('secureConnect', () => {
      stage = 'upgrade';
    });
  };
  const connectDirectly = (options: tls.ConnectionOptions) => {
    // An IP address needs no look-up, and none is reported.
    if (isIP(options.host ?? '') !== 0) stage = 'tcp';
    const socket = tls.connect({
      host: options.host,
      port: options.port,
      servername: servernameFor(options.host ?? ''),
      secureContext,
      rejectUnauthorized: true,
      ALPNProtocols: ['http/1.1'],
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS,
    } as tls.ConnectionOptions);
    socket.once('lookup', () => {
      stage = 'tcp';
    });
    socket.once('connect', () => {
      stage = 'tls';
    });
    onSecureConnect(socket);
    trackSocket(socket);
    return socket;
  };
  if (proxy !== null) {
    agent = new ProxyAgent({
      getProxyForUrl: () => proxy.href,
      rejectUnauthorized: true,
      secureContext,
      // Reaches the socket to the proxy, which belongs to no request until the proxy has let us through.
      signal: abort.signal,
    } as ConstructorParameters<typeof ProxyAgent>[0]);
  }

  return {
    options: {
      secureContext,
      rejectUnauthorized: true,
      secureEndpoint: true,
      ...(agent === null
        ? { createConnection: connectDirectly as NonNullable<RequestOptions['createConnection']> }
        : { agent }),
    },
    track(request) {
      request.once('proxyConnect', (answer: { readonly statusCode: number }) => {
        if (answer.statusCode !== 200) proxyStatus = answer.statusCode;
      });
      request.once('proxy', (used: { readonly socket: Duplex }) => {
        if (proxyStatus === null) stage = 'tls';
        trackSocket(used.socket);
      });
      request.once('socket', (socket) => {
        trackSocket(socket);
        if (agent !== null && proxyStatus === null) onSecureConnect(socket);
      });
    },
    stage: () => stage,
    proxyStatus: () => proxyStatus,
    async dispose() {
      abort.abort();
      agent?.destroy();
      const left = [...sockets];
      await Promise.all(
        left.map(
          (socket) =>
            new Promise<void>((resolve) => {
              socket.once('close', () => resolve());
              socket.on('error', ignore);
              socket.destroy();
            }),
        ),
      );
    },
  };
}

/** The name to ask a certificate for. SNI names hosts only, never IP addresses (RFC 6066 section 3). */
export function servernameFor(host: string): string {
  return isIP(host) === 0 ? host : '';
}

function ignore(): void {}
