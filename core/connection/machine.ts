import { ASKED_WAIT_LIMIT_MS, askedWaitMs, BACKOFF_CAP_MS, BACKOFF_RESET_MS, backoffMs } from './backoff.ts';
import { type Failure, failure, POLICIES } from './failure.ts';
import type {
  At,
  ClosingState,
  ConnectionEvent,
  Effect,
  EventKind,
  MachineState,
  Memory,
  Move,
  Next,
  OpenState,
  Phase,
} from './machine-types.ts';
import { publicStateOf } from './status-of.ts';

/** No answer to the upgrade for this long: the try is given up. */
export const UPGRADE_TIMEOUT_MS = 10_000;
/** Time between two pings of an open connection. */
export const PING_INTERVAL_MS = 15_000;
/** Neither frame nor pong for this long after a ping: the connection is dead. */
export const PONG_TIMEOUT_MS = 10_000;
/** The same after waking up, or when the network changed. */
export const PROBE_TIMEOUT_MS = 3_000;
/** Frames that were in the receive buffer before we slept arrive within this and prove nothing. */
const STALE_FRAMES_MS = 1_000;
/** How long the closing handshake may take before the socket is destroyed. */
export const CLOSE_TIMEOUT_MS = 2_000;
/** However often the network changes, tries it causes are this far apart. */
const TRY_SPACING_MS = 1_000;
/** After falling asleep without a wake-up call, in time awake. */
const SLEEP_RETRY_MS = 30_000;
/** A timer this late means that the computer slept. */
const LATE_MS = 5_000;
/** The health check is asked at most this often, and not before the second failed try. */
const ASK_INTERVAL_MS = 60_000;

type Cell<P extends Phase, K extends EventKind> = (
  state: Extract<MachineState, { phase: P }>,
  event: Extract<ConnectionEvent, { kind: K }>,
  at: At,
) => Move;
type Table = { readonly [P in Phase]: { readonly [K in EventKind]: Cell<P, K> } };

const stay = (state: MachineState): Move => ({ state, effects: [] });

/**
 * The whole policy of the connection (design section 7): for each phase, what each event leads to. A cell that says
 * `stay` is a decision too: the event means nothing there, or cannot happen because a socket reports only while it
 * exists. No cell opens a socket in a phase that has one; `closing` waits for the old one to be gone.
 */
const TABLE: Table = {
  idle: {
    configure: (s, e, at) => (s.wanted ? tryOrIdle(configured(s, e), at) : idle(configured(s, e))),
    connect: (s, _e, at) => tryOrIdle({ ...s, wanted: true }, at),
    disconnect: (s) => pausedOrIdle(s),
    shut: (s) => closed(s),
    nudge: stay,
    offline: stay,
    suspend: stay,
    opened: stay,
    frame: stay,
    pong: stay,
    ended: stay,
    due: stay,
    service: stay,
  },
  connecting: {
    configure: (s, e, at) => abandon(configured(s, e), afterConfigure(e.ready), at),
    connect: stay,
    disconnect: (s, _e, at) => abandon({ ...s, wanted: false }, { to: 'paused' }, at),
    shut: (s, _e, at) => abandon(s, { to: 'closed' }, at),
    // What was sent while the network was away is lost: a fresh try is quicker than the old one's next retransmission.
    nudge: (s, _e, at) =>
      at.nowMs - (s.triedAtMs ?? 0) < TRY_SPACING_MS ? stay(s) : abandon(s, { to: 'connect' }, at),
    offline: stay,
    suspend: (s, _e, at) => abandon(s, { to: 'sleep' }, at),
    opened: (s, _e, at) => open(s, at),
    frame: stay,
    pong: stay,
    ended: (s, e, at) => failed(s, e.failure, at, { mayAsk: true }),
    due: (s, _e, at) => abandon(s, { to: 'fail', failure: failure('timeout', 'upgrade') }, at),
    service: (s, e) => answered(s, e),
  },
  open: {
    configure: (s, e, at) => leave(s, configured(s, e), afterConfigure(e.ready), 'the settings changed', at),
    connect: stay,
    disconnect: (s, _e, at) => leave(s, { ...s, wanted: false }, { to: 'paused' }, 'disconnected by hand', at),
    shut: (s, _e, at) => close(s, { to: 'closed' }, at),
    nudge: (s, _e, at) => probe(s, at),
    offline: (s, _e, at) => probe(s, at),
    // Told that nobody listens, the gateway does not count what it sends meanwhile as delivered.
    suspend: (s, _e, at) => leave(s, s, { to: 'sleep' }, 'the computer slept', at),
    opened: stay,
    frame: (s, _e, at) =>
      stay({
        ...s,
        signAtMs: at.nowMs,
        answered: s.answered || s.beat !== 'probe' || at.nowMs - s.beatAtMs >= STALE_FRAMES_MS,
      }),
    pong: (s, _e, at) => stay({ ...s, signAtMs: at.nowMs, answered: true }),
    ended: (s, e, at) => lost(s, e.failure, at),
    due: (s, _e, at) => beat(s, at),
    service: stay,
  },
  closing: {
    configure: (s, e) => turn({ ...s, ...memoryOf(configured(s, e)) }, afterConfigureClosing(s, e.ready)),
    connect: (s) => turn({ ...s, wanted: true }, s.ready ? { to: 'connect' } : { to: 'idle' }),
    disconnect: (s) => turn({ ...s, wanted: false }, s.ready ? { to: 'paused' } : { to: 'idle' }),
    shut: (s) => turn(s, { to: 'closed' }),
    nudge: (s) => (s.next.to === 'sleep' ? turn(s, { to: 'connect' }) : stay(s)),
    offline: stay,
    suspend: (s) => (s.next.to === 'connect' || s.next.to === 'fail' ? turn(s, { to: 'sleep' }) : stay(s)),
    opened: stay,
    frame: stay,
    pong: stay,
    ended: (s, e, at) => gone(s, e.failure, at),
    due: (s, _e, at) => ({
      state: { ...s, dueAtMs: at.nowMs + CLOSE_TIMEOUT_MS },
      effects: [{ kind: 'end_socket', politely: false }],
    }),
    service: stay,
  },
  waiting: {
    configure: (s, e, at) => tryOrIdle(configured(s, e), at),
    connect: (s, _e, at) => tryOrIdle({ ...s, failures: 0 }, at),
    disconnect: (s) => pausedOrIdle(s),
    shut: (s) => closed(s),
    nudge: (s, _e, at) => hurry(s, at),
    offline: stay,
    suspend: stay,
    opened: stay,
    frame: stay,
    pong: stay,
    ended: stay,
    due: (s, _e, at) => tryOrIdle(s, at),
    service: (s, e) => answered(s, e),
  },
  unauthorised: {
    configure: (s, e, at) => tryOrIdle(configured(s, e), at),
    connect: (s, _e, at) => tryOrIdle({ ...s, failures: 0 }, at),
    disconnect: (s) => pausedOrIdle(s),
    shut: (s) => closed(s),
    nudge: stay,
    offline: stay,
    suspend: stay,
    opened: stay,
    frame: stay,
    pong: stay,
    ended: stay,
    due: stay,
    service: stay,
  },
  paused: {
    configure: (s, e) => (e.ready ? paused(configured(s, e)) : idle(configured(s, e))),
    connect: (s, _e, at) => tryOrIdle({ ...s, wanted: true, failures: 0 }, at),
    disconnect: stay,
    shut: (s) => closed(s),
    nudge: stay,
    offline: stay,
    suspend: stay,
    opened: stay,
    frame: stay,
    pong: stay,
    ended: stay,
    due: stay,
    service: stay,
  },
  closed: {
    configure: stay,
    connect: stay,
    disconnect: stay,
    shut: stay,
    nudge: stay,
    offline: stay,
    suspend: stay,
    opened: stay,
    frame: stay,
    pong: stay,
    ended: stay,
    due: stay,
    service: stay,
  },
};

/** The state before anything was configured. */
export function initialState(nowMs: number): MachineState {
  return {
    phase: 'idle',
    dueAtMs: null,
    sinceMs: nowMs,
    wanted: false,
    ready: false,
    failures: 0,
    gap: null,
    failure: null,
    service: null,
    askedAtMs: null,
    triedAtMs: null,
  };
}

/** One step of the machine. Pure: the time and the random number come in, the effects go out to be carried out. */
export function step(state: MachineState, event: ConnectionEvent, at: At): Move {
  const cell = TABLE[state.phase][event.kind] as (s: MachineState, e: ConnectionEvent, at: At) => Move;
  const move = cell(state, event, at);
  if (move.state === state) return move;
  const since = publicStateOf(move.state) === publicStateOf(state) ? state.sinceMs : at.nowMs;
  const effects = [...move.effects];
  const { dueAtMs } = move.state;
  // The one timer follows from the state, so that none can outlive what it was for.
  if (dueAtMs !== state.dueAtMs || move.state.phase !== state.phase) {
    effects.push({ kind: 'timer', afterMs: dueAtMs === null ? null : Math.max(0, dueAtMs - at.nowMs) });
  }
  return { state: { ...move.state, sinceMs: since }, effects };
}

function memoryOf(s: Memory): Memory {
  const { sinceMs, wanted, ready, failures, gap, failure: last, service, askedAtMs, triedAtMs } = s;
  return { sinceMs, wanted, ready, failures, gap, failure: last, service, askedAtMs, triedAtMs };
}

const idle = (m: Memory): Move => ({ state: { ...memoryOf(m), phase: 'idle', dueAtMs: null }, effects: [] });
const closed = (m: Memory): Move => ({ state: { ...memoryOf(m), phase: 'closed', dueAtMs: null }, effects: [] });
const paused = (m: Memory): Move => ({
  state: { ...memoryOf(m), phase: 'paused', dueAtMs: null, wanted: false, failure: null, failures: 0 },
  effects: [],
});
const pausedOrIdle = (m: Memory): Move => (m.ready ? paused(m) : idle({ ...m, wanted: false }));

function configured(m: Memory, event: Extract<ConnectionEvent, { kind: 'configure' }>): Memory {
  return { ...memoryOf(m), ready: event.ready, failure: event.failure, failures: 0, service: null };
}
const afterConfigure = (ready: boolean): Next => ({ to: ready ? 'connect' : 'idle' });
/** A pause stays a pause, an end an end. */
function afterConfigureClosing(s: ClosingState, ready: boolean): Next {
  if (s.next.to === 'closed' || (s.next.to === 'paused' && ready)) return s.next;
  return s.wanted ? afterConfigure(ready) : { to: 'idle' };
}

function tryOrIdle(m: Memory, at: At): Move {
  if (!m.ready) return idle(m);
  return {
    state: {
      ...memoryOf(m),
      phase: 'connecting',
      triedAtMs: at.nowMs,
      dueAtMs: at.nowMs + UPGRADE_TIMEOUT_MS,
    },
    effects: [{ kind: 'open_socket' }],
  };
}

function open(m: Memory, at: At): Move {
  const effects: Effect[] = [];
  if (m.gap !== null) effects.push({ kind: 'gap_ended', gap: m.gap, toMs: at.nowMs });
  return {
    state: {
      ...memoryOf(m),
      phase: 'open',
      gap: null,
      failure: null,
      service: null,
      openedAtMs: at.nowMs,
      signAtMs: at.nowMs,
      beat: 'rest',
      beatAtMs: at.nowMs,
      answered: true,
      dueAtMs: at.nowMs + PING_INTERVAL_MS,
    },
    effects,
  };
}

/** Ends a socket that is not open yet. */
function abandon(m: Memory, next: Next, at: At): Move {
  return {
    state: { ...memoryOf(m), phase: 'closing', next, dueAtMs: at.nowMs + CLOSE_TIMEOUT_MS },
    effects: [{ kind: 'end_socket', politely: false }],
  };
}

/** Ends an open socket with a closing handshake. */
function close(m: Memory, next: Next, at: At): Move {
  return {
    state: { ...memoryOf(m), phase: 'closing', next, dueAtMs: at.nowMs + CLOSE_TIMEOUT_MS },
    effects: [{ kind: 'end_socket', politely: true }],
  };
}

/** Changes what follows once the socket is gone. */
function turn(s: ClosingState, next: Next): Move {
  return s.next.to === 'closed' ? stay(s) : stay({ ...s, next });
}

function beginGap(s: OpenState, m: Memory, reason: string): { memory: Memory; effects: Effect[] } {
  const gap = { fromMs: s.signAtMs, reason };
  return { memory: { ...memoryOf(m), gap }, effects: [{ kind: 'gap_began', gap }] };
}

/** Ends the open socket on our own account. */
function leave(s: OpenState, m: Memory, next: Next, reason: string, at: At): Move {
  const begun = beginGap(s, m, reason);
  const move = close({ ...begun.memory, failures: 0 }, next, at);
  return { state: move.state, effects: [...begun.effects, ...move.effects] };
}

/** How many failures in a row there were before the loss of a connection that has been open. */
const failuresOf = (s: OpenState, at: At): number => (at.nowMs - s.openedAtMs >= BACKOFF_RESET_MS ? 0 : s.failures);

function lost(s: OpenState, what: Failure, at: At): Move {
  const begun = beginGap(s, s, gapReason(what));
  const move = failed({ ...begun.memory, failures: failuresOf(s, at) }, what, at, { mayAsk: false });
  return { state: move.state, effects: [...begun.effects, ...move.effects] };
}

/** Neither frame nor pong: what the socket says of itself cannot be believed. Next try at once. */
function silent(s: OpenState, at: At): Move {
  const what = failure('silence', 'open');
  const begun = beginGap(s, s, gapReason(what));
  const move = abandon({ ...begun.memory, failures: failuresOf(s, at) + 1, failure: what }, { to: 'connect' }, at);
  return { state: move.state, effects: [...begun.effects, ...move.effects] };
}

function failed(m: Memory, what: Failure, at: At, { mayAsk }: { mayAsk: boolean }): Move {
  const policy = POLICIES[what.cause];
  const failures = m.failures + 1;
  const memory = { ...memoryOf(m), failures, failure: what, service: mayAsk ? m.service : null };
  if (policy === 'stop') {
    return { state: { ...memory, phase: 'unauthorised', dueAtMs: null }, effects: [] };
  }
  const asked = what.retryAfterMs !== null;
  // A Retry-After of 0 must not make us knock without a pause.
  const delayMs = Math.max(
    asked ? askedWaitMs(what.retryAfterMs ?? 0, at.random) : 0,
    backoffMs(failures, BACKOFF_CAP_MS[policy], at.random),
  );
  const ask =
    mayAsk && failures >= 2 && what.code === null && at.nowMs - (m.askedAtMs ?? -ASK_INTERVAL_MS) >= ASK_INTERVAL_MS;
  return {
    state: {
      ...memory,
      phase: 'waiting',
      asked,
      dueAtMs: at.nowMs + delayMs,
      askedAtMs: ask ? at.nowMs : m.askedAtMs,
    },
    effects: ask ? [{ kind: 'ask_service' }] : [],
  };
}

/** The socket that was being closed is gone: the next thing may begin. */
function gone(s: ClosingState, what: Failure, at: At): Move {
  const { next } = s;
  switch (next.to) {
    case 'connect':
      return tryOrIdle(s, at);
    case 'fail':
      return failed(s, { ...next.failure, stage: what.stage }, at, { mayAsk: true });
    case 'sleep':
      return {
        state: { ...memoryOf(s), phase: 'waiting', asked: false, failure: null, dueAtMs: at.nowMs + SLEEP_RETRY_MS },
        effects: [],
      };
    case 'paused':
      return paused(s);
    case 'idle':
      return idle(s);
    case 'closed':
      return closed(s);
  }
}

/** The network is back, or we are: no need to wait longer, unless the gateway itself asked for it. */
function hurry(s: Extract<MachineState, { phase: 'waiting' }>, at: At): Move {
  if (s.asked && s.dueAtMs > at.nowMs) {
    // The timer may have stood still while the computer slept: set it again.
    return { state: s, effects: [{ kind: 'timer', afterMs: Math.min(s.dueAtMs - at.nowMs, ASKED_WAIT_LIMIT_MS) }] };
  }
  const sinceTryMs = Math.abs(at.nowMs - (s.triedAtMs ?? 0));
  if (sinceTryMs >= TRY_SPACING_MS || s.dueAtMs <= at.nowMs)
    return tryOrIdle({ ...s, failures: s.asked ? s.failures : 0 }, at);
  return stay({ ...s, dueAtMs: Math.min(s.dueAtMs, at.nowMs + TRY_SPACING_MS - sinceTryMs) });
}

function probe(s: OpenState, at: At): Move {
  if (s.beat === 'probe') return stay(s);
  return {
    state: { ...s, beat: 'probe', beatAtMs: at.nowMs, answered: false, dueAtMs: at.nowMs + PROBE_TIMEOUT_MS },
    effects: [{ kind: 'send_ping' }],
  };
}

/** The heartbeat: a ping every 15 s, each with 10 s to show any sign of life. */
function beat(s: OpenState, at: At): Move {
  if (s.beat === 'rest') {
    if (at.nowMs - s.dueAtMs >= LATE_MS) return probe(s, at);
    return {
      state: { ...s, beat: 'ping', beatAtMs: at.nowMs, answered: false, dueAtMs: at.nowMs + PONG_TIMEOUT_MS },
      effects: [{ kind: 'send_ping' }],
    };
  }
  if (!s.answered) return silent(s, at);
  const restMs = s.beat === 'ping' ? PING_INTERVAL_MS - PONG_TIMEOUT_MS : PING_INTERVAL_MS;
  return stay({ ...s, beat: 'rest', beatAtMs: at.nowMs, dueAtMs: at.nowMs + restMs });
}

function answered(s: MachineState, event: Extract<ConnectionEvent, { kind: 'service' }>): Move {
  return stay({ ...s, service: event.answer });
}

/** Why there is a gap, in words fit for the feed. */
function gapReason(what: Failure): string {
  switch (what.cause) {
    case 'silence':
      return 'no sign of life from the gateway';
    case 'reset':
      return 'the connection was cut';
    case 'timeout':
    case 'network_down':
    case 'unreachable':
      return 'network lost';
    case 'frame_too_large':
      return 'the gateway sent a frame of 16 MiB or more';
    case 'bad_frame':
      return 'the gateway sent something that is not a WebSocket frame';
    default:
      return what.code === null ? 'the connection was lost' : `the gateway closed the connection (${what.code})`;
  }
}
