import { askedWaitMs, BACKOFF_CAP_MS, BACKOFF_RESET_MS, backoffMs } from './backoff.ts';
import { type Failure, failure, POLICIES, RETRY_AFTER_LIMIT_MS } from './failure.ts';
import type {
  At,
  ClosingState,
  ConnectionEvent,
  Effect,
  MachineState,
  Memory,
  Move,
  Next,
  OpenState,
} from './machine-types.ts';
import {
  ASK_INTERVAL_MS,
  CLOSE_TIMEOUT_MS,
  LATE_MS,
  PING_INTERVAL_MS,
  PONG_TIMEOUT_MS,
  PROBE_TIMEOUT_MS,
  SLEEP_RETRY_MS,
  TRY_SPACING_MS,
  UPGRADE_TIMEOUT_MS,
} from './timing.ts';

/** The moves that the table in `machine.ts` is made of. */

/** Nothing happens, or only something to remember. */
export const stay = (state: MachineState): Move => ({ state, effects: [] });

/** What outlives a phase. */
export function memoryOf(s: Memory): Memory {
  const { sinceMs, wanted, ready, failures, gap, failure: last, service, askedAtMs, triedAtMs } = s;
  return { sinceMs, wanted, ready, failures, gap, failure: last, service, askedAtMs, triedAtMs };
}

/** At rest with nothing to connect with, or not started. */
export const idle = (m: Memory): Move => ({ state: { ...memoryOf(m), phase: 'idle', dueAtMs: null }, effects: [] });
/** The end. */
export const closed = (m: Memory): Move => ({ state: { ...memoryOf(m), phase: 'closed', dueAtMs: null }, effects: [] });
/** At rest because the user said so. */
export const paused = (m: Memory): Move => ({
  state: { ...memoryOf(m), phase: 'paused', dueAtMs: null, wanted: false, failure: null, failures: 0 },
  effects: [],
});
/** The user said disconnect while there was no socket. */
export const pausedOrIdle = (m: Memory): Move => (m.ready ? paused(m) : idle({ ...m, wanted: false }));

/** What is remembered of new settings. */
export function configured(m: Memory, event: Extract<ConnectionEvent, { kind: 'configure' }>): Memory {
  return { ...memoryOf(m), ready: event.ready, failure: event.failure, failures: 0, service: null };
}
/** What follows once the socket of the old settings is gone. */
export const afterConfigure = (ready: boolean): Next => ({ to: ready ? 'connect' : 'idle' });
/** A pause stays a pause, an end an end. */
export function afterConfigureClosing(s: ClosingState, ready: boolean): Next {
  if (s.next.to === 'closed' || (s.next.to === 'paused' && ready)) return s.next;
  return s.wanted ? afterConfigure(ready) : { to: 'idle' };
}

/** Makes a socket; nothing may be left of the one before. */
export function tryOrIdle(m: Memory, at: At): Move {
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

/** The upgrade succeeded: the gap is over, the heartbeat begins. */
export function open(m: Memory, at: At): Move {
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
export function abandon(m: Memory, next: Next, at: At): Move {
  return {
    state: { ...memoryOf(m), phase: 'closing', next, dueAtMs: at.nowMs + CLOSE_TIMEOUT_MS },
    effects: [{ kind: 'end_socket', politely: false }],
  };
}

/** Ends an open socket with a closing handshake. */
export function close(m: Memory, next: Next, at: At): Move {
  return {
    state: { ...memoryOf(m), phase: 'closing', next, dueAtMs: at.nowMs + CLOSE_TIMEOUT_MS },
    effects: [{ kind: 'end_socket', politely: true }],
  };
}

/** Changes what follows once the socket is gone. */
export function turn(s: ClosingState, next: Next): Move {
  return s.next.to === 'closed' ? stay(s) : stay({ ...s, next });
}

/** The gap that begins with the end of this connection. */
function beginGap(s: OpenState, m: Memory, reason: string): { memory: Memory; effects: Effect[] } {
  const gap = { fromMs: s.signAtMs, reason };
  return { memory: { ...memoryOf(m), gap }, effects: [{ kind: 'gap_began', gap }] };
}

/** Ends the open socket on our own account. */
export function leave(s: OpenState, m: Memory, next: Next, reason: string, at: At): Move {
  const begun = beginGap(s, m, reason);
  const move = close({ ...begun.memory, failures: 0 }, next, at);
  return { state: move.state, effects: [...begun.effects, ...move.effects] };
}

/** How many failures in a row there were before the loss of a connection that has been open. */
const failuresOf = (s: OpenState, at: At): number => (at.nowMs - s.openedAtMs >= BACKOFF_RESET_MS ? 0 : s.failures);

/** The open socket is gone, and not by our doing. */
export function lost(s: OpenState, what: Failure, at: At): Move {
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

/** A try has failed, or a connection was lost: what follows by the policy of the cause. */
export function failed(m: Memory, what: Failure, at: At, { mayAsk }: { mayAsk: boolean }): Move {
  const policy = POLICIES[what.cause];
  const failures = m.failures + 1;
  const memory = { ...memoryOf(m), failures, failure: what, service: mayAsk ? m.service : null };
  if (policy === 'stop') {
    return { state: { ...memory, phase: 'unauthorised', dueAtMs: null }, effects: [] };
  }
  // A Retry-After of 0 must not make us knock without a pause.
  const asked = what.retryAfterMs !== null && what.retryAfterMs > 0;
  const delayMs = asked
    ? askedWaitMs(what.retryAfterMs ?? 0, at.random)
    : backoffMs(failures, BACKOFF_CAP_MS[policy], at.random);
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
export function gone(s: ClosingState, what: Failure, at: At): Move {
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
export function hurry(s: Extract<MachineState, { phase: 'waiting' }>, at: At): Move {
  if (s.asked && s.dueAtMs > at.nowMs) {
    // The timer may have stood still while the computer slept: set it again.
    return { state: s, effects: [{ kind: 'timer', afterMs: Math.min(s.dueAtMs - at.nowMs, RETRY_AFTER_LIMIT_MS) }] };
  }
  const sinceTryMs = Math.abs(at.nowMs - (s.triedAtMs ?? 0));
  if (sinceTryMs >= TRY_SPACING_MS || s.dueAtMs <= at.nowMs)
    return tryOrIdle({ ...s, failures: s.asked ? s.failures : 0 }, at);
  return stay({ ...s, failures: 0, dueAtMs: Math.min(s.dueAtMs, at.nowMs + TRY_SPACING_MS - sinceTryMs) });
}

/**
 * The same while a try is under way. What was sent while the network was away is lost, so a fresh try is quicker than
 * the old one's next retransmission. Should it fail too, since a network takes a moment to work, the next comes soon.
 */
export function renew(s: Extract<MachineState, { phase: 'connecting' }>, at: At): Move {
  const fresh = { ...s, failures: 0 };
  const justBegan = Math.abs(at.nowMs - (s.triedAtMs ?? 0)) < TRY_SPACING_MS;
  return justBegan ? stay(fresh) : abandon(fresh, { to: 'connect' }, at);
}

/** A ping with 3 s to prove that the line is alive. */
export function probe(s: OpenState, at: At): Move {
  // One that waits for its pong goes on waiting; one that has it knows nothing of what happened since.
  if (s.beat === 'probe' && !s.answered) return stay(s);
  return {
    state: { ...s, beat: 'probe', beatAtMs: at.nowMs, answered: false, dueAtMs: at.nowMs + PROBE_TIMEOUT_MS },
    effects: [{ kind: 'send_ping' }],
  };
}

/** The heartbeat: a ping every 15 s, each with 10 s to show any sign of life. */
export function beat(s: OpenState, at: At): Move {
  if (s.beat === 'rest') {
    if (at.nowMs - s.dueAtMs >= LATE_MS) return probe(s, at);
    return {
      state: { ...s, beat: 'ping', beatAtMs: at.nowMs, answered: false, dueAtMs: at.nowMs + PONG_TIMEOUT_MS },
      effects: [{ kind: 'send_ping' }],
    };
  }
  if (!s.answered) return silent(s, at);
  const restMs = PING_INTERVAL_MS - (s.beat === 'ping' ? PONG_TIMEOUT_MS : PROBE_TIMEOUT_MS);
  return stay({ ...s, beat: 'rest', beatAtMs: at.nowMs, dueAtMs: at.nowMs + restMs });
}

/** The health check has answered. */
export function answered(s: MachineState, event: Extract<ConnectionEvent, { kind: 'service' }>): Move {
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
