import { isWithin } from '../../time/clock-jumps.ts';
import { createFailure, type Failure, RETRY_POLICIES } from '../failure.ts';
import { RETRY_AFTER_LIMIT_MS } from '../retry-after.ts';
import { BACKOFF_CAP_MS, BACKOFF_RESET_MS, backoffMs, requestedDelayMs } from './backoff.ts';
import { gapReason } from './gap-reason.ts';
import type {
  AfterClose,
  ClosingState,
  ConnectionEvent,
  Effect,
  MachineState,
  OpenState,
  SharedState,
  StepInput,
  Transition,
} from './machine-types.ts';
import {
  ATTEMPT_SPACING_MS,
  CLOSE_TIMEOUT_MS,
  HEALTH_CHECK_INTERVAL_MS,
  LATE_TIMER_MS,
  LATE_VERDICT_MS,
  PING_INTERVAL_MS,
  PONG_TIMEOUT_MS,
  PROBE_TIMEOUT_MS,
  SLEEP_RETRY_MS,
  STALE_FRAMES_MS,
  UPGRADE_TIMEOUT_MS,
} from './timing.ts';

/** The moves that the table in `machine.ts` is made of. */

/** Nothing happens, or only something to remember. */
export const unchanged = (state: MachineState): Transition => ({ state, effects: [] });

/** What outlives a phase. */
export function sharedStateOf(s: SharedState): SharedState {
  const { sinceMs, connectRequested, ready, failures, gap, failure, service, healthCheckedAtMs, lastAttemptAtMs } = s;
  return { sinceMs, connectRequested, ready, failures, gap, failure, service, healthCheckedAtMs, lastAttemptAtMs };
}

/** At rest with nothing to connect with, or not started. */
export const idle = (m: SharedState): Transition => ({
  state: { ...sharedStateOf(m), phase: 'idle', dueAtMs: null },
  effects: [],
});
/** The end. */
export const closed = (m: SharedState): Transition => ({
  state: { ...sharedStateOf(m), phase: 'closed', dueAtMs: null },
  effects: [],
});
/** At rest because the user said so. */
export const paused = (m: SharedState): Transition => ({
  state: { ...sharedStateOf(m), phase: 'paused', dueAtMs: null, connectRequested: false, failure: null, failures: 0 },
  effects: [],
});
/** The user said disconnect while there was no socket. */
export const pausedOrIdle = (m: SharedState): Transition =>
  m.ready ? paused(m) : idle({ ...m, connectRequested: false });

/** What is remembered of new settings. */
export function configured(m: SharedState, event: Extract<ConnectionEvent, { kind: 'configure' }>): SharedState {
  return { ...sharedStateOf(m), ready: event.ready, failure: event.failure, failures: 0, service: null };
}
/** What follows once the socket of the old settings is gone. */
export const afterConfigure = (ready: boolean): AfterClose => ({ to: ready ? 'connect' : 'idle' });
/** A pause stays a pause, an end an end. */
export function afterConfigureClosing(s: ClosingState, ready: boolean): AfterClose {
  if (s.next.to === 'closed' || (s.next.to === 'paused' && ready)) return s.next;
  return s.connectRequested ? afterConfigure(ready) : { to: 'idle' };
}

/** Makes a socket; nothing may be left of the one before. */
export function attemptOrIdle(m: SharedState, at: StepInput): Transition {
  if (!m.ready) return idle(m);
  return {
    state: {
      ...sharedStateOf(m),
      phase: 'connecting',
      lastAttemptAtMs: at.nowMs,
      dueAtMs: at.nowMs + UPGRADE_TIMEOUT_MS,
    },
    effects: [{ kind: 'open_socket' }],
  };
}

/** A sign of life. A probe is only answered by frames that cannot have been on their way before it. */
export function frameArrived(s: OpenState, at: StepInput): Transition {
  const answered = s.answered || s.heartbeat !== 'probe' || at.nowMs - s.heartbeatAtMs >= STALE_FRAMES_MS;
  // In a flood many frames come in one millisecond.
  if (s.lastActivityAtMs === at.nowMs && s.answered === answered) return unchanged(s);
  return unchanged({ ...s, lastActivityAtMs: at.nowMs, answered });
}

/** The upgrade succeeded: the gap is over, the heartbeat begins. */
export function connectionOpened(m: SharedState, at: StepInput): Transition {
  const effects: Effect[] = [];
  if (m.gap !== null) effects.push({ kind: 'gap_ended', gap: m.gap, toMs: at.nowMs });
  return {
    state: {
      ...sharedStateOf(m),
      phase: 'open',
      gap: null,
      failure: null,
      service: null,
      openedAtMs: at.nowMs,
      lastActivityAtMs: at.nowMs,
      heartbeat: 'rest',
      heartbeatAtMs: at.nowMs,
      answered: true,
      dueAtMs: at.nowMs + PING_INTERVAL_MS,
    },
    effects,
  };
}

/** Ends a socket that is not open yet. */
export function abortSocket(m: SharedState, next: AfterClose, at: StepInput): Transition {
  return {
    state: { ...sharedStateOf(m), phase: 'closing', next, dueAtMs: at.nowMs + CLOSE_TIMEOUT_MS },
    effects: [{ kind: 'end_socket', graceful: false }],
  };
}

/** Ends an open socket with a closing handshake. */
export function closeGracefully(m: SharedState, next: AfterClose, at: StepInput): Transition {
  return {
    state: { ...sharedStateOf(m), phase: 'closing', next, dueAtMs: at.nowMs + CLOSE_TIMEOUT_MS },
    effects: [{ kind: 'end_socket', graceful: true }],
  };
}

/** Changes what follows once the socket is gone. */
export function redirect(s: ClosingState, next: AfterClose): Transition {
  return s.next.to === 'closed' ? unchanged(s) : unchanged({ ...s, next });
}

/** The gap that begins with the end of this connection. */
function beginGap(s: OpenState, m: SharedState, reason: string): { memory: SharedState; effects: Effect[] } {
  const gap = { fromMs: s.lastActivityAtMs, reason };
  return { memory: { ...sharedStateOf(m), gap }, effects: [{ kind: 'gap_began', gap }] };
}

/** Ends the open socket on our own account. */
export function leaveOpen(s: OpenState, m: SharedState, next: AfterClose, reason: string, at: StepInput): Transition {
  const begun = beginGap(s, m, reason);
  const move = closeGracefully({ ...begun.memory, failures: 0 }, next, at);
  return { state: move.state, effects: [...begun.effects, ...move.effects] };
}

/** How many failures in a row there were before the loss of a connection that has been open. */
const failuresOf = (s: OpenState, at: StepInput): number =>
  at.nowMs - s.openedAtMs >= BACKOFF_RESET_MS ? 0 : s.failures;

/** The open socket is gone, and not by our doing. */
export function connectionLost(s: OpenState, failure: Failure, at: StepInput): Transition {
  const begun = beginGap(s, s, gapReason(failure));
  const move = attemptFailed({ ...begun.memory, failures: failuresOf(s, at) }, failure, at, { mayCheck: false });
  return { state: move.state, effects: [...begun.effects, ...move.effects] };
}

/** Neither frame nor pong: what the socket says of itself cannot be believed. Next try at once. */
function heartbeatMissed(s: OpenState, at: StepInput): Transition {
  const what = createFailure('silence', 'open');
  const begun = beginGap(s, s, gapReason(what));
  const move = abortSocket({ ...begun.memory, failures: failuresOf(s, at) + 1, failure: what }, { to: 'connect' }, at);
  return { state: move.state, effects: [...begun.effects, ...move.effects] };
}

/** A try has failed, or a connection was lost: what follows by the policy of the cause. */
export function attemptFailed(
  m: SharedState,
  failure: Failure,
  at: StepInput,
  { mayCheck: mayCheckHealth }: { mayCheck: boolean },
): Transition {
  const policy = RETRY_POLICIES[failure.cause];
  const failures = m.failures + 1;
  const memory = { ...sharedStateOf(m), failures, failure: failure, service: mayCheckHealth ? m.service : null };
  if (policy === 'stop') {
    return { state: { ...memory, phase: 'unauthorised', dueAtMs: null }, effects: [] };
  }
  // A Retry-After of 0 must not make us knock without a pause.
  const asked = failure.retryAfterMs !== null && failure.retryAfterMs > 0;
  const delayMs = asked
    ? requestedDelayMs(failure.retryAfterMs ?? 0, at.random)
    : backoffMs(failures, BACKOFF_CAP_MS[policy], at.random);
  const checkHealth =
    mayCheckHealth &&
    failures >= 2 &&
    failure.code === null &&
    !isWithin(m.healthCheckedAtMs ?? Number.POSITIVE_INFINITY, at.nowMs, HEALTH_CHECK_INTERVAL_MS);
  return {
    state: {
      ...memory,
      phase: 'waiting',
      requestedByServer: asked,
      dueAtMs: at.nowMs + delayMs,
      healthCheckedAtMs: checkHealth ? at.nowMs : m.healthCheckedAtMs,
    },
    effects: checkHealth ? [{ kind: 'check_service' }] : [],
  };
}

/** The socket that was being closed is gone: the next thing may begin. */
export function socketClosed(s: ClosingState, failure: Failure, at: StepInput): Transition {
  const { next } = s;
  switch (next.to) {
    case 'connect':
      return attemptOrIdle(s, at);
    case 'fail':
      return attemptFailed(s, { ...next.failure, stage: failure.stage }, at, { mayCheck: true });
    case 'sleep':
      return {
        state: {
          ...sharedStateOf(s),
          phase: 'waiting',
          requestedByServer: false,
          failure: null,
          dueAtMs: at.nowMs + SLEEP_RETRY_MS,
        },
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
export function retryNow(s: Extract<MachineState, { phase: 'waiting' }>, at: StepInput): Transition {
  if (s.requestedByServer && s.dueAtMs > at.nowMs) {
    // The timer may have stood still while the computer slept: set it again.
    return { state: s, effects: [{ kind: 'timer', afterMs: Math.min(s.dueAtMs - at.nowMs, RETRY_AFTER_LIMIT_MS) }] };
  }
  const sinceAttemptMs = Math.abs(at.nowMs - (s.lastAttemptAtMs ?? 0));
  if (sinceAttemptMs >= ATTEMPT_SPACING_MS || s.dueAtMs <= at.nowMs)
    return attemptOrIdle({ ...s, failures: s.requestedByServer ? s.failures : 0 }, at);
  return unchanged({ ...s, failures: 0, dueAtMs: Math.min(s.dueAtMs, at.nowMs + ATTEMPT_SPACING_MS - sinceAttemptMs) });
}

/**
 * The same while a try is under way. What was sent while the network was away is lost, so a fresh try is quicker than
 * the old one's next retransmission. Should it fail too, since a network takes a moment to work, the next comes soon.
 */
export function restartAttempt(s: Extract<MachineState, { phase: 'connecting' }>, at: StepInput): Transition {
  const fresh = { ...s, failures: 0 };
  const justBegan = Math.abs(at.nowMs - (s.lastAttemptAtMs ?? 0)) < ATTEMPT_SPACING_MS;
  return justBegan ? unchanged(fresh) : abortSocket(fresh, { to: 'connect' }, at);
}

/** A ping with 3 s to prove that the line is alive. */
export function startProbe(s: OpenState, at: StepInput): Transition {
  // One that waits for its pong goes on waiting; one that has it knows nothing of what happened since.
  return s.heartbeat === 'probe' && !s.answered ? unchanged(s) : freshProbe(s, at);
}

function freshProbe(s: OpenState, at: StepInput): Transition {
  return {
    state: { ...s, heartbeat: 'probe', heartbeatAtMs: at.nowMs, answered: false, dueAtMs: at.nowMs + PROBE_TIMEOUT_MS },
    effects: [{ kind: 'send_ping' }],
  };
}

/** The heartbeat: a ping every 15 s, each with 10 s to show any sign of life. */
export function heartbeatDue(s: OpenState, at: StepInput): Transition {
  if (s.heartbeat === 'rest') {
    if (at.nowMs - s.dueAtMs >= LATE_TIMER_MS) return freshProbe(s, at);
    return {
      state: { ...s, heartbeat: 'ping', heartbeatAtMs: at.nowMs, answered: false, dueAtMs: at.nowMs + PONG_TIMEOUT_MS },
      effects: [{ kind: 'send_ping' }],
    };
  }
  if (!s.answered) return at.nowMs - s.dueAtMs >= LATE_VERDICT_MS ? freshProbe(s, at) : heartbeatMissed(s, at);
  const restMs = PING_INTERVAL_MS - (s.heartbeat === 'ping' ? PONG_TIMEOUT_MS : PROBE_TIMEOUT_MS);
  return unchanged({ ...s, heartbeat: 'rest', heartbeatAtMs: at.nowMs, dueAtMs: at.nowMs + restMs });
}

/** The health check has answered. */
export function healthChecked(s: MachineState, event: Extract<ConnectionEvent, { kind: 'service' }>): Transition {
  return unchanged({ ...s, service: event.answer });
}
