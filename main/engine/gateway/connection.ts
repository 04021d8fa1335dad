import type { Failure } from '../../../core/connection/failure.ts';
import { initialState, step } from '../../../core/connection/machine.ts';
import type { ConnectionEvent, Effect, MachineState } from '../../../core/connection/machine-types.ts';
import type { ConnectionStatus, Gap } from '../../../core/connection/status.ts';
import { statusOf } from '../../../core/connection/status-of.ts';
import type { Where } from '../../../core/connection/trouble.ts';
import { createEmitter } from '../emitter.ts';
import type { Clock, Log, NetworkEvent, NetworkWatch, ProxyResolver } from '../ports.ts';
import { type GatewayConfig, judgeConfig, type UsableConfig, whereOf } from './config.ts';
import { pingService } from './ping.ts';
import { type GatewaySocket, openGatewaySocket } from './socket.ts';
import { createTrust } from './trust.ts';

export type { GatewayConfig } from './config.ts';

export interface GatewayConnectionDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly network: NetworkWatch;
  readonly proxies: ProxyResolver;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** For tests: what opens a socket, and what asks the health check. */
  readonly openSocket?: typeof openGatewaySocket;
  readonly askService?: typeof pingService;
}

/** The one connection to the gateway: it keeps itself open until told otherwise. At most one socket exists at any time. */
export interface GatewayConnection {
  status(): ConnectionStatus;
  /** Sets what to connect with. Where it differs from before, an existing connection is closed first, then made anew. */
  configure(config: GatewayConfig): void;
  /** Connects now, also after `disconnect` and after a refused key; does nothing where it is connected. */
  connect(): void;
  /** Stays disconnected until `connect`. */
  disconnect(): void;
  /** Ends it for good. Resolves when the socket is gone. */
  close(): Promise<void>;
  /**
   * Sends a ping over the open connection. Resolves to the milliseconds until its pong, or `null` where the connection
   * is not open or no pong came in time.
   */
  measure(timeoutMs: number): Promise<number | null>;
  onStatus(listener: (status: ConnectionStatus) => void): () => void;
  onFrame(listener: (text: string, receivedAtMs: number) => void): () => void;
  /** Frames that are refused by their form: binary, or 16 MiB and above. */
  onRefused(listener: (error: string, receivedAtMs: number) => void): () => void;
  /** Once at a loss with `to: null`, once when the gap ends. */
  onGap(listener: (gap: Gap) => void): () => void;
}

interface Told {
  status: ConnectionStatus;
  frame: { readonly text: string; readonly atMs: number };
  refused: { readonly error: string; readonly atMs: number };
  gap: Gap;
}

/** How long the health check may take. */
const PING_SERVICE_TIMEOUT_MS = 5_000;

const EVENT_BY_NETWORK: Readonly<Partial<Record<NetworkEvent, 'nudge' | 'offline' | 'suspend'>>> = {
  online: 'nudge',
  changed: 'nudge',
  resume: 'nudge',
  unlock: 'nudge',
  offline: 'offline',
  suspend: 'suspend',
};

/** Carries out what the machine in `core/connection/machine.ts` decides. */
export function createGatewayConnection(deps: GatewayConnectionDeps): GatewayConnection {
  const { clock, log, openSocket: open = openGatewaySocket, askService: ask = pingService } = deps;
  const trust = createTrust();
  const told = createEmitter<Told>((error) =>
    log.error(`connection: a listener failed (${error instanceof Error ? error.name : typeof error})`),
  );
  const ended = Promise.withResolvers<void>();
  const asking = new AbortController();

  let config: GatewayConfig | null = null;
  let usable: UsableConfig | null = null;
  let where: Where = whereOf(null);
  let state: MachineState = initialState(clock.now());
  let status = statusOf(state, where);
  let socket: GatewaySocket | null = null;
  let cancelTimer: () => void = () => {};
  let latestPing = 0;
  const measuring = new Map<number, () => void>();
  const queue: ConnectionEvent[] = [];
  let running = false;

  /** Events that come up while one is being handled wait their turn. */
  const send = (event: ConnectionEvent) => {
    queue.push(event);
    if (running) return;
    running = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) handle(next);
    } finally {
      running = false;
    }
  };

  const handle = (event: ConnectionEvent) => {
    const move = step(state, event, { nowMs: clock.now(), random: deps.random() });
    state = move.state;
    for (const effect of move.effects) carryOut(effect);
    // Frames and pongs come in hundreds a second and never change what is shown.
    if (event.kind !== 'frame' && event.kind !== 'pong') show();
    if (state.phase === 'closed') finish();
  };

  const show = () => {
    const now = statusOf(state, where);
    if (JSON.stringify(now) === JSON.stringify(status)) return;
    if (now.state !== status.state || now.detail !== status.detail) {
      log.info(`connection: ${now.state} (${now.detail})${technical(state.failure)}`);
    }
    status = now;
    told.emit('status', now);
  };

  const carryOut = (effect: Effect) => {
    switch (effect.kind) {
      case 'open_socket':
        openSocket();
        break;
      case 'end_socket':
        if (effect.politely) socket?.close();
        else socket?.terminate();
        break;
      case 'send_ping':
        latestPing = socket?.ping() ?? 0;
        break;
      case 'timer':
        cancelTimer();
        cancelTimer = effect.afterMs === null ? () => {} : clock.after(effect.afterMs, () => send({ kind: 'due' }));
        break;
      case 'ask_service':
        void askService();
        break;
      case 'gap_began':
        told.emit('gap', gapOf(effect.gap, null));
        break;
      case 'gap_ended':
        told.emit('gap', gapOf(effect.gap, effect.toMs));
        break;
    }
  };

  const openSocket = () => {
    if (socket !== null || usable === null) {
      // The machine's tests show that this cannot be; if it were, the key's deduplication would be at stake.
      log.error('connection: a second socket was asked for and refused');
      return;
    }
    const opened: GatewaySocket = open(
      usable,
      { trust, proxies: deps.proxies, now: clock.now },
      {
        opened: () => send({ kind: 'opened' }),
        frame: (text) => {
          send({ kind: 'frame' });
          told.emit('frame', { text, atMs: clock.now() });
        },
        refused: (error) => {
          send({ kind: 'frame' });
          told.emit('refused', { error, atMs: clock.now() });
        },
        pinged: () => send({ kind: 'frame' }),
        pong: (number) => {
          send({ kind: number === latestPing ? 'pong' : 'frame' });
          measuring.get(number)?.();
        },
        ended: (why) => {
          socket = null;
          send({ kind: 'ended', failure: why });
        },
      },
    );
    socket = opened;
  };

  const askService = async () => {
    if (usable === null) return;
    const signal = AbortSignal.any([asking.signal, AbortSignal.timeout(PING_SERVICE_TIMEOUT_MS)]);
    const answer = await ask(usable, { trust, proxies: deps.proxies, signal });
    if (asking.signal.aborted) return;
    const kind = answer.kind === 'failed' ? 'unreachable' : answer.status < 400 ? 'up' : 'down';
    send({ kind: 'service', answer: kind });
  };

  const stopWatching = deps.network.onEvent((event) => {
    const kind = EVENT_BY_NETWORK[event];
    if (kind === undefined) return;
    log.debug(`connection: the system says ${event}`);
    send({ kind });
  });

  const finish = () => {
    stopWatching();
    asking.abort();
    ended.resolve();
  };

  return {
    status: () => status,
    configure(next) {
      if (JSON.stringify(next) === JSON.stringify(config)) return;
      config = next;
      const judged = judgeConfig(next);
      usable = judged.usable;
      where = whereOf(next);
      send({ kind: 'configure', ready: judged.usable !== null, failure: judged.failure });
    },
    connect: () => send({ kind: 'connect' }),
    disconnect: () => send({ kind: 'disconnect' }),
    close() {
      send({ kind: 'shut' });
      return ended.promise;
    },
    measure(timeoutMs) {
      if (socket === null || state.phase !== 'open') return Promise.resolve(null);
      const number = socket.ping();
      const sentAt = performance.now();
      return new Promise((resolve) => {
        const done = (result: number | null) => {
          cancel();
          measuring.delete(number);
          resolve(result);
        };
        const cancel = clock.after(timeoutMs, () => done(null));
        measuring.set(number, () => done(Math.round(performance.now() - sentAt)));
      });
    },
    onStatus: (listener) => told.subscribe('status', (status) => listener(status)),
    onFrame: (listener) => told.subscribe('frame', ({ text, atMs }) => listener(text, atMs)),
    onRefused: (listener) => told.subscribe('refused', ({ error, atMs }) => listener(error, atMs)),
    onGap: (listener) => told.subscribe('gap', (gap) => listener(gap)),
  };
}

function gapOf(gap: { readonly fromMs: number; readonly reason: string }, toMs: number | null): Gap {
  return {
    from: new Date(gap.fromMs).toISOString(),
    // A clock that was set back must not end a gap before it began.
    to: toMs === null ? null : new Date(Math.max(toMs, gap.fromMs)).toISOString(),
    reason: gap.reason,
  };
}

/** What the log says besides, for whoever looks into it. */
function technical(what: Failure | null): string {
  return what === null
    ? ''
    : ` [${[what.cause, what.stage, what.code, what.detail].filter((p) => p !== null).join(' ')}]`;
}
