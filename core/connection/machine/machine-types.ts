import type { Failure } from '../failure.ts';

/** What the health check said: the service answers, answers with an error, or nothing of it can be reached. */
export type HealthCheckResult = 'up' | 'down' | 'unreachable';

/** What every phase remembers. Times are milliseconds since the epoch. */
export interface SharedState {
  /** When the state that is shown was entered. */
  readonly sinceMs: number;
  /** A connection is asked for: `connect` was said, and no `disconnect` since. */
  readonly connectRequested: boolean;
  /** There is an acceptable address and a key. */
  readonly ready: boolean;
  /** Failed tries in a row. */
  readonly failures: number;
  /** The gap that has begun and not ended. */
  readonly gap: OpenGap | null;
  /** What went wrong last; `null` when nothing is wrong. */
  readonly failure: Failure | null;
  readonly service: HealthCheckResult | null;
  readonly healthCheckedAtMs: number | null;
  /** When the latest socket was asked for. */
  readonly lastAttemptAtMs: number | null;
}

interface OpenGap {
  readonly fromMs: number;
  readonly reason: string;
}

/** What follows once the socket that is being closed is gone. `fail`: it counts as a failed try. */
export type AfterClose =
  | { readonly to: 'connect' | 'sleep' | 'paused' | 'idle' | 'closed' }
  | { readonly to: 'fail'; readonly failure: Failure };

interface RestingState<P extends string> extends SharedState {
  readonly phase: P;
  readonly dueAtMs: null;
}
interface ConnectingState extends SharedState {
  readonly phase: 'connecting';
  readonly dueAtMs: number;
}
export interface OpenState extends SharedState {
  readonly phase: 'open';
  readonly openedAtMs: number;
  /** The last sign of life: the open, a frame or a pong. */
  readonly lastActivityAtMs: number;
  /** Between pings, after a ping, or after a probe. */
  readonly heartbeat: 'rest' | 'ping' | 'probe';
  readonly heartbeatAtMs: number;
  /** Whether the ping or probe has met a sign of life. */
  readonly answered: boolean;
  readonly dueAtMs: number;
}
export interface ClosingState extends SharedState {
  readonly phase: 'closing';
  readonly next: AfterClose;
  readonly dueAtMs: number;
}
interface WaitingState extends SharedState {
  readonly phase: 'waiting';
  /** The gateway asked for this wait (Retry-After). */
  readonly requestedByServer: boolean;
  readonly dueAtMs: number;
}

/** The state of the machine. `dueAtMs` is when its one timer goes off. */
export type MachineState =
  | RestingState<'idle'>
  | RestingState<'unauthorised'>
  | RestingState<'paused'>
  | RestingState<'closed'>
  | ConnectingState
  | OpenState
  | ClosingState
  | WaitingState;
export type Phase = MachineState['phase'];

/** One event type for each of the kinds. */
type PlainEvent<K extends string> = K extends string ? { readonly kind: K } : never;

/**
 * - `configure`: the settings differ now; `ready` says whether one can connect with them, `failure` why not.
 * - `connect`, `disconnect`: by the user or at the start. `shutdown`: the end, for good.
 * - `wake`: woken up, unlocked, the network is back or another. `offline`, `suspend`: as the system reports.
 * - `opened`: the upgrade succeeded. `frame`: a frame or a ping of the gateway. `pong`: the answer to our latest ping.
 * - `ended`: the socket is gone altogether; exactly once for each `open_socket`, and nothing of that socket follows.
 * - `due`: the timer went off. `service`: the health check's answer.
 */
export type ConnectionEvent =
  | { readonly kind: 'configure'; readonly ready: boolean; readonly failure: Failure | null }
  | PlainEvent<
      'connect' | 'disconnect' | 'shutdown' | 'wake' | 'offline' | 'suspend' | 'opened' | 'frame' | 'pong' | 'due'
    >
  | { readonly kind: 'ended'; readonly failure: Failure }
  | { readonly kind: 'service'; readonly answer: HealthCheckResult };
export type EventKind = ConnectionEvent['kind'];

/**
 * - `open_socket`: there is none; make one. `end_socket`: close it, with a closing handshake or at once.
 * - `timer`: replace the one timer; `null` for none.
 * - `check_service`: ask the health check.
 */
export type Effect =
  | { readonly kind: 'open_socket' | 'send_ping' | 'check_service' }
  | { readonly kind: 'end_socket'; readonly graceful: boolean }
  | { readonly kind: 'timer'; readonly afterMs: number | null }
  | { readonly kind: 'gap_began'; readonly gap: OpenGap }
  | { readonly kind: 'gap_ended'; readonly gap: OpenGap; readonly toMs: number };

/** What a step needs from outside: the time, and a random number from 0 up to, not including, 1. */
export interface StepInput {
  readonly nowMs: number;
  readonly random: number;
}

export interface Transition {
  readonly state: MachineState;
  readonly effects: readonly Effect[];
}
