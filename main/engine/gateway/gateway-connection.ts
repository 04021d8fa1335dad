import type { ConnectionStatus, Gap } from '../../../core/connection/connection-status.ts';
import type { ProblemContext } from '../../../core/connection/describe-problem.ts';
import type { Failure } from '../../../core/connection/failure.ts';
import { initialState, step } from '../../../core/connection/machine/machine.ts';
import type { ConnectionEvent, Effect, MachineState } from '../../../core/connection/machine/machine-types.ts';
import { toConnectionStatus } from '../../../core/connection/to-connection-status.ts';
import { createDisposableStack } from '../../../core/lifecycle/disposable.ts';
import type { Clock, Log, NetworkEvent, NetworkWatch, ProxyResolver } from '../ports.ts';
import { createEmitter } from '../state/emitter.ts';
import { checkConfig, type GatewayConfig, problemContextOf, type UsableConfig } from './gateway-config.ts';
import { type GatewaySocket, openGatewaySocket } from './gateway-socket.ts';
import { pingService } from './ping-service.ts';
import { redactFrame } from './redact.ts';
import { createTrust } from './trust.ts';

export type { GatewayConfig } from './gateway-config.ts';

export interface GatewayConnectionDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly network: NetworkWatch;
  readonly proxies: ProxyResolver;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** For tests: what opens a socket, and what asks the health check. */
  readonly openSocket?: typeof openGatewaySocket;
  readonly checkService?: typeof pingService;
}

/** The one connection to the gateway: it stays open until disconnected. At most one socket exists at any time. */
export interface GatewayConnection {
  status(): ConnectionStatus;
  /** When the open connection last showed a sign of life, in milliseconds since the epoch; `null` if it is not open. */
  lastSignOfLifeMs(): number | null;
  /** Sets what to connect with. If it differs from before, an existing connection is closed first, then opened again. */
  configure(config: GatewayConfig): void;
  /**
   * Connects now, also after `disconnect` and after a refused key; does nothing if it is connected. A try that hangs is
   * aborted for a fresh one.
   */
  connect(): void;
  /** Stays disconnected until `connect`. */
  disconnect(): void;
  /** While it is held there is no socket, because another computer has the connection. Afterwards it does what was requested. */
  hold(held: boolean): void;
  /** Ends it for good. Resolves when the socket is gone. */
  dispose(): Promise<void>;
  /**
   * Sends a ping over the open connection. Resolves to the milliseconds until its pong, or `null` if the connection
   * is not open or no pong came in time.
   */
  measure(timeoutMs: number): Promise<number | null>;
  onStatus(listener: (status: ConnectionStatus) => void): () => void;
  onFrame(listener: (text: string, receivedAtMs: number) => void): () => void;
  /** Frames that are refused without reading them: binary, or 16 MiB and above. */
  onRejectedFrame(listener: (error: string, receivedAtMs: number) => void): () => void;
  /** Once at a loss with `to: null`, once when the gap ends. */
  onGap(listener: (gap: Gap) => void): () => void;
}

interface ConnectionEvents {
  status: ConnectionStatus;
  frame: { readonly text: string; readonly atMs: number };
  rejectedFrame: { readonly error: string; readonly atMs: number };
  gap: Gap;
}

/** What a held connection says of itself. */
const HELD = 'Another computer has the connection';

/** How long the health check may take. */
const SERVICE_CHECK_TIMEOUT_MS = 5_000;

const EVENT_BY_NETWORK: Readonly<Partial<Record<NetworkEvent, 'wake' | 'offline' | 'suspend'>>> = {
  online: 'wake',
  changed: 'wake',
  resume: 'wake',
  unlock: 'wake',
  offline: 'offline',
  suspend: 'suspend',
};

/** Carries out what the machine in `core/connection/machine.ts` decides. */
export function createGatewayConnection(deps: GatewayConnectionDeps): GatewayConnection {
  const { clock, log, openSocket = openGatewaySocket, checkService = pingService } = deps;
  const trust = createTrust();
  const events = createEmitter<ConnectionEvents>((error) =>
    log.error(`connection: a listener failed (${error instanceof Error ? error.name : typeof error})`),
  );
  const closed = Promise.withResolvers<void>();
  const serviceChecks = new AbortController();

  let config: GatewayConfig | null = null;
  let usable: UsableConfig | null = null;
  let configFailure: Failure | null = null;
  let held = false;
  let problemContext: ProblemContext = problemContextOf(null);
  let state: MachineState = initialState(clock.now());
  let status = toConnectionStatus(state, problemContext);
  let socket: GatewaySocket | null = null;
  let cancelTimer: () => void = () => {};
  let latestPing = 0;
  const measuring = new Map<number, () => void>();
  const queue: ConnectionEvent[] = [];
  let draining = false;

  /** Events that occur while one is being handled wait in this queue. */
  const send = (event: ConnectionEvent) => {
    queue.push(event);
    if (draining) return;
    draining = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) handle(next);
    } finally {
      draining = false;
    }
  };

  const handle = (event: ConnectionEvent) => {
    const move = step(state, event, { nowMs: clock.now(), random: deps.random() });
    state = move.state;
    for (const effect of move.effects) runEffect(effect);
    // Frames and pongs come in hundreds a second and never change what is shown.
    if (event.kind !== 'frame' && event.kind !== 'pong') publishStatus();
    if (state.phase === 'closed') resources.dispose();
  };

  const publishStatus = () => {
    const shown = toConnectionStatus(state, problemContext);
    const now = held && shown.state === 'idle' ? { ...shown, detail: HELD } : shown;
    if (JSON.stringify(now) === JSON.stringify(status)) return;
    if (now.state !== status.state || now.detail !== status.detail) {
      log.info(`connection: ${now.state} (${now.detail})${formatFailure(state.failure)}`);
    }
    status = now;
    events.emit('status', now);
  };

  const runEffect = (effect: Effect) => {
    switch (effect.kind) {
      case 'open_socket':
        startSocket();
        break;
      case 'end_socket':
        if (effect.graceful) socket?.close();
        else socket?.terminate();
        break;
      case 'send_ping':
        latestPing = socket?.ping() ?? 0;
        break;
      case 'timer':
        cancelTimer();
        cancelTimer = effect.afterMs === null ? () => {} : clock.after(effect.afterMs, () => send({ kind: 'due' }));
        break;
      case 'check_service':
        void probeService();
        break;
      case 'gap_began':
        events.emit('gap', gapOf(effect.gap, null));
        break;
      case 'gap_ended':
        events.emit('gap', gapOf(effect.gap, effect.toMs));
        break;
    }
  };

  const configureMachine = () =>
    send({ kind: 'configure', ready: usable !== null && !held, failure: held ? null : configFailure });

  const startSocket = () => {
    if (socket !== null || usable === null) {
      // The machine's tests show that this cannot be; if it were, the key's deduplication would be at stake.
      log.error('connection: a second socket was asked for and refused');
      return;
    }
    const { apiKey } = usable;
    const opened: GatewaySocket = openSocket(
      usable,
      { trust, proxies: deps.proxies, now: clock.now },
      {
        opened: () => send({ kind: 'opened' }),
        frame: (text) => {
          send({ kind: 'frame' });
          // Nothing behind this point can store, show or send on a key that the gateway echoes.
          events.emit('frame', { text: redactFrame(text, apiKey), atMs: clock.now() });
        },
        rejectedFrame: (error) => {
          send({ kind: 'frame' });
          events.emit('rejectedFrame', { error, atMs: clock.now() });
        },
        alive: () => send({ kind: 'frame' }),
        pong: (number) => {
          send({ kind: number === latestPing ? 'pong' : 'frame' });
          measuring.get(number)?.();
        },
        closed: (why) => {
          socket = null;
          send({ kind: 'ended', failure: why });
        },
      },
    );
    socket = opened;
  };

  const probeService = async () => {
    if (usable === null) return;
    const signal = AbortSignal.any([serviceChecks.signal, AbortSignal.timeout(SERVICE_CHECK_TIMEOUT_MS)]);
    const answer = await checkService(usable, { trust, proxies: deps.proxies, signal });
    if (serviceChecks.signal.aborted) return;
    const kind = answer.kind === 'failed' ? 'unreachable' : answer.status < 400 ? 'up' : 'down';
    send({ kind: 'service', answer: kind });
  };

  const resources = createDisposableStack();
  resources.defer(closed.resolve);
  resources.defer(() => serviceChecks.abort());
  const unsubscribe = deps.network.onEvent((event) => {
    const kind = EVENT_BY_NETWORK[event];
    if (kind === undefined) return;
    log.debug(`connection: the system says ${event}`);
    send({ kind });
  });

  resources.defer(unsubscribe);

  return {
    status: () => status,
    lastSignOfLifeMs: () => (state.phase === 'open' ? state.lastActivityAtMs : null),
    configure(next) {
      if (JSON.stringify(next) === JSON.stringify(config)) return;
      config = next;
      const checked = checkConfig(next);
      usable = checked.usable;
      problemContext = problemContextOf(next);
      configFailure = checked.failure;
      configureMachine();
    },
    connect: () => send({ kind: 'connect' }),
    disconnect: () => send({ kind: 'disconnect' }),
    hold(now) {
      if (now === held) return;
      held = now;
      configureMachine();
    },
    dispose() {
      send({ kind: 'shutdown' });
      return closed.promise;
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
    onStatus: (listener) => events.subscribe('status', (status) => listener(status)),
    onFrame: (listener) => events.subscribe('frame', ({ text, atMs }) => listener(text, atMs)),
    onRejectedFrame: (listener) => events.subscribe('rejectedFrame', ({ error, atMs }) => listener(error, atMs)),
    onGap: (listener) => events.subscribe('gap', (gap) => listener(gap)),
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

/** What the log adds for troubleshooting. */
function formatFailure(what: Failure | null): string {
  return what === null
    ? ''
    : ` [${[what.cause, what.stage, what.code, what.detail].filter((p) => p !== null).join(' ')}]`;
}
