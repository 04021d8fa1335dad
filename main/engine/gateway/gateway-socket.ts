import type { ClientRequest, IncomingMessage } from 'node:http';
import { type ClientOptions, WebSocket } from 'ws';
import {
  createFailure,
  type Failure,
  failureFromClose,
  failureFromError,
  failureFromStatus,
  type Stage,
} from '../../../core/connection/failure.ts';
import { CLOSE_TIMEOUT_MS } from '../../../core/connection/machine/timing.ts';
import type { ProxyResolver } from '../ports.ts';
import { chooseProxy } from './choose-proxy.ts';
import type { UsableConfig } from './gateway-config.ts';
import { redact } from './redact.ts';
import { createRoute, type Route } from './route.ts';
import { type Trust, TrustError } from './trust.ts';

/** Frames of 16 MiB and above are refused (docs/protocol.md#14-the-connection-where-the-api-is-silent). */
const MAX_FRAME_BYTES = 16 * 1024 * 1024 - 1;

/** Each part of this size of a long message is a sign of life. A drip of single bytes makes no message in time, and is none. */
const PART_BYTES = 8 * 1024;

/** What a socket reports. After `ended`, which comes exactly once, nothing follows. */
export interface SocketHandlers {
  opened(): void;
  frame(text: string): void;
  /** A frame arrived that cannot be a notification: a binary one, or one too large. */
  rejectedFrame(error: string): void;
  /** The gateway is there: a ping of its own, or a part of a long message. */
  alive(): void;
  /** The answer to the ping with this number. */
  pong(number: number): void;
  /** Every socket of it is closed. */
  closed(why: Failure): void;
}

export interface GatewaySocket {
  /** Sends a ping; returns its number. */
  ping(): number;
  /** Closes with a closing handshake, 2 s at most. */
  close(): void;
  /** Destroys it. Both may be called at any time and more than once; `ended` follows. */
  terminate(): void;
}

export interface SocketDeps {
  readonly trust: Trust;
  readonly proxies: ProxyResolver;
  readonly now: () => number;
}

/** Opens the one WebSocket to the gateway. The key goes into the `apikey` header of the upgrade and nowhere else. */
export function openGatewaySocket(config: UsableConfig, deps: SocketDeps, handlers: SocketHandlers): GatewaySocket {
  let ws: WebSocket | null = null;
  let route: Route | null = null;
  let proxyHost: string | null = null;
  let cause: Failure | null = null;
  let opened = false;
  let finished = false;
  let pings = 0;

  const stage = (): Stage => (opened ? 'open' : (route?.stage() ?? 'setup'));
  const finish = async (fallback: Failure) => {
    if (finished) return;
    finished = true;
    await route?.dispose();
    handlers.closed(withProxyHost(cause ?? fallback));
  };

  /** The proxy, if the proxy failed. */
  const withProxyHost = (what: Failure): Failure =>
    what.cause.startsWith('proxy') && proxyHost !== null ? { ...what, detail: proxyHost } : what;

  const onUpgradeRefused = (response: IncomingMessage) => {
    const proxyStatus = route?.proxyStatus() ?? null;
    if (proxyStatus !== null) {
      cause = createFailure(proxyStatus === 407 ? 'proxy_login' : 'proxy_refused', 'proxy', { code: proxyStatus });
    } else {
      // A date in Retry-After is by the gateway's clock, so it is measured against that.
      const date = Date.parse(response.headers.date ?? '');
      const nowMs = Number.isNaN(date) ? deps.now() : date;
      cause = failureFromStatus(response.statusCode ?? 0, response.headers['retry-after'], nowMs);
    }
    response.resume();
    ws?.terminate();
  };

  const start = async () => {
    const secureContext = deps.trust.contextFor(config);
    const proxy = await chooseProxy(config.proxy, config.ping.href, deps.proxies);
    if (finished) return;
    if (!proxy.ok) {
      await finish(createFailure('proxy_setting', 'setup'));
      return;
    }
    proxyHost = proxy.url?.host ?? null;
    const newRoute = createRoute(secureContext, proxy.url);
    route = newRoute;
    const options = {
      ...newRoute.options,
      headers: { apikey: config.apiKey },
      followRedirects: false,
      // Nothing is ever decompressed, so that no small frame can become a large one.
      perMessageDeflate: false,
      maxPayload: MAX_FRAME_BYTES,
      closeTimeout: CLOSE_TIMEOUT_MS,
      finishRequest: (request: ClientRequest) => {
        newRoute.track(request);
        request.end();
      },
    };
    const socket = new WebSocket(config.subscribe, options as unknown as ClientOptions);
    ws = socket;
    socket.on('open', () => {
      opened = true;
      handlers.opened();
    });
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) handlers.rejectedFrame(`a binary frame of ${data.length} bytes`);
      else handlers.frame(data.toString('utf8'));
    });
    socket.on('ping', () => handlers.alive());
    // A pong waits behind the message that is on its way, which takes longer than the pong may on a slow line.
    socket.once('upgrade', ({ socket: line }: IncomingMessage) => {
      let bytes = 0;
      line.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes < PART_BYTES) return;
        bytes = 0;
        handlers.alive();
      });
    });
    socket.on('pong', (data: Buffer) => handlers.pong(Number(data.toString('latin1'))));
    socket.on('unexpected-response', (_request: ClientRequest, response: IncomingMessage) =>
      onUpgradeRefused(response),
    );
    socket.on('error', (error: NodeJS.ErrnoException) => {
      cause ??= failureFromError(error.code, stage());
      if (cause.cause === 'frame_too_large') handlers.rejectedFrame('a frame of 16 MiB or more');
    });
    socket.on('close', (code: number, reason: Buffer) => {
      const closeReason = redact(reason.toString('utf8'), config.apiKey);
      void finish(opened ? failureFromClose(code, closeReason) : createFailure('reset', stage()));
    });
  };

  start().catch((error: unknown) => {
    if (error instanceof TrustError) void finish(createFailure('ca_file', 'setup', { detail: error.message }));
    else void finish(failureFromError((error as NodeJS.ErrnoException).code, stage()));
  });

  return {
    ping() {
      pings += 1;
      if (ws?.readyState === WebSocket.OPEN) ws.ping(String(pings));
      return pings;
    },
    close() {
      if (ws === null) void finish(createFailure('unknown', stage()));
      else if (ws.readyState === WebSocket.CONNECTING) this.terminate();
      else ws.close(1000);
    },
    terminate() {
      if (ws === null) {
        void finish(createFailure('unknown', stage()));
        return;
      }
      // The sentence about a time-out depends on the stage that was reached, so it is read before anything is torn down.
      cause ??= createFailure('unknown', stage());
      ws.terminate();
    },
  };
}
