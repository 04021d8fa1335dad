import { failure } from './failure.ts';
import type { At, ConnectionEvent, EventKind, MachineState, Move, Phase } from './machine-types.ts';
import { publicStateOf } from './status-of.ts';
import { CLOSE_TIMEOUT_MS, STALE_FRAMES_MS } from './timing.ts';
import {
  abandon,
  afterConfigure,
  afterConfigureClosing,
  answered,
  beat,
  close,
  closed,
  configured,
  failed,
  gone,
  hurry,
  idle,
  leave,
  lost,
  memoryOf,
  open,
  paused,
  pausedOrIdle,
  probe,
  renew,
  stay,
  tryOrIdle,
  turn,
} from './transitions.ts';

type Cell<P extends Phase, K extends EventKind> = (
  state: Extract<MachineState, { phase: P }>,
  event: Extract<ConnectionEvent, { kind: K }>,
  at: At,
) => Move;
type Table = { readonly [P in Phase]: { readonly [K in EventKind]: Cell<P, K> } };

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
    nudge: (s, _e, at) => renew(s, at),
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
