import { createFailure } from '../failure.ts';
import { toConnectionState } from '../to-connection-status.ts';
import type { ConnectionEvent, EventKind, MachineState, Phase, StepInput, Transition } from './machine-types.ts';
import { CLOSE_TIMEOUT_MS } from './timing.ts';
import {
  abortSocket,
  afterConfigure,
  afterConfigureClosing,
  attemptFailed,
  attemptOrIdle,
  closed,
  closeGracefully,
  configured,
  connectionLost,
  connectionOpened,
  frameArrived,
  healthChecked,
  heartbeatDue,
  idle,
  leaveOpen,
  paused,
  pausedOrIdle,
  redirect,
  restartAttempt,
  retryNow,
  sharedStateOf,
  socketClosed,
  startProbe,
  unchanged,
} from './transitions.ts';

type Handler<P extends Phase, K extends EventKind> = (
  state: Extract<MachineState, { phase: P }>,
  event: Extract<ConnectionEvent, { kind: K }>,
  at: StepInput,
) => Transition;
type Table = { readonly [P in Phase]: { readonly [K in EventKind]: Handler<P, K> } };

/** What a phase without a socket ignores: what only a socket reports, and the loss of a network that carries none. */
const WITHOUT_SOCKET = {
  offline: unchanged,
  suspend: unchanged,
  opened: unchanged,
  frame: unchanged,
  pong: unchanged,
  ended: unchanged,
};

/** What a phase ignores that waits for the user, or is the last: it has neither socket nor timer. */
const AT_REST = { ...WITHOUT_SOCKET, wake: unchanged, due: unchanged, service: unchanged };

/**
 * The whole policy of the connection: for each phase, what each event leads to. A cell that says `unchanged` is a decision
 * too: the event means nothing there, or cannot happen. No cell opens a socket in a phase that has one; `closing` waits for
 * the old one to be gone.
 */
const TRANSITIONS: Table = {
  idle: {
    ...AT_REST,
    configure: (s, e, at) => (s.connectRequested ? attemptOrIdle(configured(s, e), at) : idle(configured(s, e))),
    connect: (s, _e, at) => attemptOrIdle({ ...s, connectRequested: true }, at),
    disconnect: (s) => pausedOrIdle(s),
    shutdown: (s) => closed(s),
  },
  connecting: {
    configure: (s, e, at) => abortSocket(configured(s, e), afterConfigure(e.ready), at),
    connect: (s, _e, at) => restartAttempt(s, at),
    disconnect: (s, _e, at) => abortSocket({ ...s, connectRequested: false }, { to: 'paused' }, at),
    shutdown: (s, _e, at) => abortSocket(s, { to: 'closed' }, at),
    wake: (s, _e, at) => restartAttempt(s, at),
    offline: unchanged,
    suspend: (s, _e, at) => abortSocket(s, { to: 'sleep' }, at),
    opened: (s, _e, at) => connectionOpened(s, at),
    frame: unchanged,
    pong: unchanged,
    ended: (s, e, at) => attemptFailed(s, e.failure, at, { mayCheck: true }),
    due: (s, _e, at) => abortSocket(s, { to: 'fail', failure: createFailure('timeout', 'upgrade') }, at),
    service: (s, e) => healthChecked(s, e),
  },
  open: {
    configure: (s, e, at) => leaveOpen(s, configured(s, e), afterConfigure(e.ready), 'the settings changed', at),
    connect: unchanged,
    disconnect: (s, _e, at) =>
      leaveOpen(s, { ...s, connectRequested: false }, { to: 'paused' }, 'disconnected by hand', at),
    shutdown: (s, _e, at) => closeGracefully(s, { to: 'closed' }, at),
    wake: (s, _e, at) => startProbe(s, at),
    offline: (s, _e, at) => startProbe(s, at),
    // If the gateway knows that nobody listens, it does not count what it sends meanwhile as delivered.
    suspend: (s, _e, at) => leaveOpen(s, s, { to: 'sleep' }, 'the computer slept', at),
    opened: unchanged,
    frame: (s, _e, at) => frameArrived(s, at),
    pong: (s, _e, at) => unchanged({ ...s, lastActivityAtMs: at.nowMs, answered: true }),
    ended: (s, e, at) => connectionLost(s, e.failure, at),
    due: (s, _e, at) => heartbeatDue(s, at),
    service: unchanged,
  },
  closing: {
    configure: (s, e) => redirect({ ...s, ...sharedStateOf(configured(s, e)) }, afterConfigureClosing(s, e.ready)),
    connect: (s) => redirect({ ...s, connectRequested: true }, s.ready ? { to: 'connect' } : { to: 'idle' }),
    disconnect: (s) => redirect({ ...s, connectRequested: false }, s.ready ? { to: 'paused' } : { to: 'idle' }),
    shutdown: (s) => redirect(s, { to: 'closed' }),
    wake: (s) => (s.next.to === 'sleep' ? redirect(s, { to: 'connect' }) : unchanged(s)),
    offline: unchanged,
    suspend: (s) => (s.next.to === 'connect' || s.next.to === 'fail' ? redirect(s, { to: 'sleep' }) : unchanged(s)),
    opened: unchanged,
    frame: unchanged,
    pong: unchanged,
    ended: (s, e, at) => socketClosed(s, e.failure, at),
    due: (s, _e, at) => ({
      state: { ...s, dueAtMs: at.nowMs + CLOSE_TIMEOUT_MS },
      effects: [{ kind: 'end_socket', graceful: false }],
    }),
    service: unchanged,
  },
  waiting: {
    ...WITHOUT_SOCKET,
    configure: (s, e, at) => attemptOrIdle(configured(s, e), at),
    connect: (s, _e, at) => attemptOrIdle({ ...s, failures: 0 }, at),
    disconnect: (s) => pausedOrIdle(s),
    shutdown: (s) => closed(s),
    wake: (s, _e, at) => retryNow(s, at),
    due: (s, _e, at) => attemptOrIdle(s, at),
    service: (s, e) => healthChecked(s, e),
  },
  unauthorised: {
    ...AT_REST,
    configure: (s, e, at) => attemptOrIdle(configured(s, e), at),
    connect: (s, _e, at) => attemptOrIdle({ ...s, failures: 0 }, at),
    disconnect: (s) => pausedOrIdle(s),
    shutdown: (s) => closed(s),
  },
  paused: {
    ...AT_REST,
    configure: (s, e) => (e.ready ? paused(configured(s, e)) : idle(configured(s, e))),
    connect: (s, _e, at) => attemptOrIdle({ ...s, connectRequested: true, failures: 0 }, at),
    disconnect: unchanged,
    shutdown: (s) => closed(s),
  },
  closed: {
    ...AT_REST,
    configure: unchanged,
    connect: unchanged,
    disconnect: unchanged,
    shutdown: unchanged,
  },
};

/** The state before anything was configured. */
export function initialState(nowMs: number): MachineState {
  return {
    phase: 'idle',
    dueAtMs: null,
    sinceMs: nowMs,
    connectRequested: false,
    ready: false,
    failures: 0,
    gap: null,
    failure: null,
    service: null,
    healthCheckedAtMs: null,
    lastAttemptAtMs: null,
  };
}

/** One step of the machine. Pure: the time and the random number come in, the effects go out to be carried out. */
export function step(state: MachineState, event: ConnectionEvent, at: StepInput): Transition {
  const handler = TRANSITIONS[state.phase][event.kind] as (
    s: MachineState,
    e: ConnectionEvent,
    at: StepInput,
  ) => Transition;
  const transition = handler(state, event, at);
  if (transition.state === state) return transition;
  const { dueAtMs, phase } = transition.state;
  const hasSameTimer = dueAtMs === state.dueAtMs && phase === state.phase;
  const sinceMs = toConnectionState(transition.state) === toConnectionState(state) ? state.sinceMs : at.nowMs;
  if (hasSameTimer && sinceMs === transition.state.sinceMs) return transition;
  const effects = [...transition.effects];
  // The one timer follows from the state, so that none can outlive what it was for.
  if (!hasSameTimer) {
    effects.push({ kind: 'timer', afterMs: dueAtMs === null ? null : Math.max(0, dueAtMs - at.nowMs) });
  }
  return { state: { ...transition.state, sinceMs }, effects };
}
