import { describe, expect, it } from 'vitest';
import { createFailure, type Failure } from '../../../core/connection/failure.ts';
import { initialState, step } from '../../../core/connection/machine.ts';
import type {
  ConnectionEvent,
  Effect,
  EventKind,
  MachineState,
  Phase,
} from '../../../core/connection/machine-types.ts';
import { ATTEMPT_SPACING_MS } from '../../../core/connection/timing.ts';
import { EVENTS, NOW, STATES } from './samples.ts';

const PHASES = Object.keys(STATES) as Phase[];
const EVENT_KINDS = Object.keys(EVENTS) as EventKind[];

/** Runs events one after the other; a number lets that many milliseconds pass. */
function play(start: MachineState, script: readonly (ConnectionEvent | number)[], random = 0.5) {
  let state = start;
  let nowMs = NOW;
  let effects: readonly Effect[] = [];
  for (const part of script) {
    if (typeof part === 'number') nowMs += part;
    else ({ state, effects } = step(state, part, { nowMs, random }));
  }
  return { state, effects, nowMs };
}
const kinds = (effects: readonly Effect[]) =>
  effects.map((e) => (e.kind === 'end_socket' ? (e.graceful ? 'close' : 'destroy') : e.kind));
const ended = (what: Failure): ConnectionEvent => ({ kind: 'ended', failure: what });

/** How long after a cut an open machine gives its socket up, when every ping before the cut is answered in 20 ms. */
function noticedAfterMs(opened: MachineState, cutMs: number): number {
  let state = opened;
  for (;;) {
    const nowMs = state.dueAtMs ?? Number.NaN;
    const move = step(state, EVENTS.due, { nowMs, random: 0.5 });
    state = move.state;
    if (state.phase === 'closing') return nowMs - NOW - cutMs;
    const pongMs = nowMs + 20;
    if (kinds(move.effects).includes('send_ping') && pongMs < NOW + cutMs) {
      state = step(state, EVENTS.pong, { nowMs: pongMs, random: 0.5 }).state;
    }
  }
}

/**
 * Every pair of phase and event: the phase it leads to, and the effects. A dash: nothing changes at all.
 * The sample states are in `samples.ts`; each of them is configured.
 */
const EXPECTED: { readonly [P in Phase]: { readonly [K in EventKind]: string } } = {
  idle: {
    configure: 'connecting: open_socket timer',
    connect: 'connecting: open_socket timer',
    disconnect: 'paused: timer',
    shutdown: 'closed: timer',
    wake: '-',
    offline: '-',
    suspend: '-',
    opened: '-',
    frame: '-',
    pong: '-',
    ended: '-',
    due: '-',
    service: '-',
  },
  connecting: {
    configure: 'closing: destroy timer',
    connect: 'closing: destroy timer',
    disconnect: 'closing: destroy timer',
    shutdown: 'closing: destroy timer',
    wake: 'closing: destroy timer',
    offline: '-',
    suspend: 'closing: destroy timer',
    opened: 'open: timer',
    frame: '-',
    pong: '-',
    ended: 'waiting: timer',
    due: 'closing: destroy timer',
    service: 'connecting:',
  },
  open: {
    configure: 'closing: gap_began close timer',
    connect: '-',
    disconnect: 'closing: gap_began close timer',
    shutdown: 'closing: close timer',
    wake: 'open: send_ping timer',
    offline: 'open: send_ping timer',
    suspend: 'closing: gap_began close timer',
    opened: '-',
    frame: 'open:',
    pong: 'open:',
    ended: 'waiting: gap_began timer',
    due: 'open: send_ping timer',
    service: '-',
  },
  closing: {
    configure: 'closing:',
    connect: 'closing:',
    disconnect: 'closing:',
    shutdown: 'closing:',
    wake: '-',
    offline: '-',
    suspend: 'closing:',
    opened: '-',
    frame: '-',
    pong: '-',
    ended: 'connecting: open_socket timer',
    due: 'closing: destroy timer',
    service: '-',
  },
  waiting: {
    configure: 'connecting: open_socket timer',
    connect: 'connecting: open_socket timer',
    disconnect: 'paused: timer',
    shutdown: 'closed: timer',
    wake: 'connecting: open_socket timer',
    offline: '-',
    suspend: '-',
    opened: '-',
    frame: '-',
    pong: '-',
    ended: '-',
    due: 'connecting: open_socket timer',
    service: 'waiting:',
  },
  unauthorised: {
    configure: 'connecting: open_socket timer',
    connect: 'connecting: open_socket timer',
    disconnect: 'paused: timer',
    shutdown: 'closed: timer',
    wake: '-',
    offline: '-',
    suspend: '-',
    opened: '-',
    frame: '-',
    pong: '-',
    ended: '-',
    due: '-',
    service: '-',
  },
  paused: {
    configure: 'paused:',
    connect: 'connecting: open_socket timer',
    disconnect: '-',
    shutdown: 'closed: timer',
    wake: '-',
    offline: '-',
    suspend: '-',
    opened: '-',
    frame: '-',
    pong: '-',
    ended: '-',
    due: '-',
    service: '-',
  },
  closed: Object.fromEntries(EVENT_KINDS.map((kind) => [kind, '-'])) as { [K in EventKind]: string },
};

describe('every phase meets every event', () => {
  for (const phase of PHASES) {
    it.each(EVENT_KINDS)(`${phase} + %s`, (kind) => {
      const before = STATES[phase];
      const { state, effects } = step(before, EVENTS[kind], { nowMs: NOW, random: 0.5 });
      const found = state === before ? '-' : `${state.phase}: ${kinds(effects).join(' ')}`.trim();
      expect(found).toBe(EXPECTED[phase][kind]);
    });
  }
});

describe('with nothing to connect with', () => {
  const bare = initialState(NOW);
  it('stays idle when asked to connect, and connects as soon as there is a key', () => {
    const waiting = play(bare, [{ kind: 'connect' }]);
    expect(waiting.state.phase).toBe('idle');
    expect(play(waiting.state, [EVENTS.configure]).state.phase).toBe('connecting');
  });
  it('does not connect before it is asked to', () => {
    expect(play(bare, [EVENTS.configure]).state.phase).toBe('idle');
  });
  it('refuses an address that cannot be used, without a socket, and says so', () => {
    const bad: ConnectionEvent = { kind: 'configure', ready: false, failure: createFailure('address', 'setup') };
    const { state, effects } = play(bare, [{ kind: 'connect' }, bad]);
    expect(state).toMatchObject({ phase: 'idle', failure: { cause: 'address' } });
    expect(effects).toEqual([]);
  });
  it.each(['waiting', 'unauthorised', 'paused'] as const)('%s becomes idle when the key is taken away', (phase) => {
    expect(play(STATES[phase], [{ kind: 'configure', ready: false, failure: null }]).state.phase).toBe('idle');
  });
  it.each(['connecting', 'open'] as const)('%s closes its socket first, then is idle', (phase) => {
    const { state } = play(STATES[phase], [{ kind: 'configure', ready: false, failure: null }, EVENTS.ended]);
    expect(state.phase).toBe('idle');
  });
});

describe('back-off', () => {
  const refused = ended(createFailure('refused', 'tcp'));
  const delayAfter = (failures: number, what: ConnectionEvent, random: number) =>
    (step({ ...STATES.connecting, failures: failures - 1 }, what, { nowMs: NOW, random }).state.dueAtMs ?? 0) - NOW;

  it.each([
    [1, 500],
    [2, 1_000],
    [3, 2_000],
    [6, 16_000],
    [7, 30_000],
    [500, 30_000],
  ])('failure %i waits at most %i ms, anything below being as likely', (failures, mostMs) => {
    expect(delayAfter(failures, refused, 0.999999)).toBeCloseTo(mostMs, -1);
    expect(delayAfter(failures, refused, 0.5)).toBeCloseTo(mostMs / 2, -1);
    expect(delayAfter(failures, refused, 0)).toBe(0);
  });
  it('has a cap of 60 s for what likely needs the user', () => {
    expect(delayAfter(20, ended(createFailure('not_found', 'upgrade', { code: 404 })), 1)).toBe(60_000);
    expect(delayAfter(20, ended(createFailure('tls_untrusted', 'tls')), 1)).toBe(60_000);
  });
  it('goes on growing when a connection lasted less than 60 s', () => {
    const { state } = play({ ...STATES.open, failures: 4 }, [EVENTS.ended], 0.5);
    expect(state).toMatchObject({ phase: 'waiting', failures: 5, dueAtMs: NOW + 4_000 });
  });
  it('starts over when a connection lasted 60 s', () => {
    const { state } = play({ ...STATES.open, failures: 4, openedAtMs: NOW - 60_000 }, [EVENTS.ended], 0.5);
    expect(state).toMatchObject({ phase: 'waiting', failures: 1, dueAtMs: NOW + 250 });
  });
});

describe('what the gateway says', () => {
  it.each(['unauthorised', 'forbidden', 'closed_unauthorised'] as const)('%s stops until the user acts', (cause) => {
    const { state, effects } = play(STATES.connecting, [ended(createFailure(cause, 'upgrade'))]);
    expect(state).toMatchObject({ phase: 'unauthorised', dueAtMs: null });
    expect(effects).toEqual([{ kind: 'timer', afterMs: null }]);
    for (const kind of ['wake', 'suspend', 'offline', 'due'] as const)
      expect(play(state, [EVENTS[kind]]).state.phase).toBe('unauthorised');
  });
  it('Retry-After is waited for, and a tenth longer at most', () => {
    const what = ended(createFailure('rate_limited', 'upgrade', { code: 429, retryAfterMs: 40_000 }));
    expect(play(STATES.connecting, [what], 0).state.dueAtMs).toBe(NOW + 40_000);
    expect(play(STATES.connecting, [what], 0.999).state.dueAtMs).toBeLessThanOrEqual(NOW + 44_000);
  });
  it('Retry-After is waited for that long, however many tries have failed before', () => {
    const what = ended(createFailure('rate_limited', 'upgrade', { code: 429, retryAfterMs: 2_000 }));
    expect(play({ ...STATES.connecting, failures: 9 }, [what], 0.999).state.dueAtMs).toBeLessThanOrEqual(NOW + 2_200);
  });
  it('Retry-After is waited for 5 minutes at most', () => {
    const what = ended(createFailure('rate_limited', 'upgrade', { code: 429, retryAfterMs: 300_000 }));
    expect(play(STATES.connecting, [what], 0.999).state.dueAtMs).toBe(NOW + 300_000);
  });
  it('429 without a Retry-After is tried again with a cap of 60 s, as other 4xx are', () => {
    const what = ended(createFailure('rate_limited', 'upgrade', { code: 429 }));
    expect(play({ ...STATES.connecting, failures: 20 }, [what], 0.5).state.dueAtMs).toBe(NOW + 30_000);
  });
  it('Connect during a try that hangs aborts it and tries again at once; one that just began goes on', () => {
    const move = play(STATES.connecting, [ATTEMPT_SPACING_MS, { kind: 'connect' }]);
    expect(kinds(move.effects)).toContain('destroy');
    expect(play(move.state, [EVENTS.ended])).toMatchObject({ state: { phase: 'connecting' } });
    expect(kinds(play(move.state, [EVENTS.ended]).effects)).toContain('open_socket');
    const fresh = { ...STATES.connecting, lastAttemptAtMs: NOW - 300 };
    expect(play(fresh, [{ kind: 'connect' }]).effects).toEqual([]);
  });
  it('Retry-After outlasts a wake-up, but not the user', () => {
    const what = ended(createFailure('server_error', 'upgrade', { code: 503, retryAfterMs: 40_000 }));
    const { state } = play(STATES.connecting, [what], 0);
    const woken = play(state, [30_000, EVENTS.wake]);
    expect(woken.state.phase).toBe('waiting');
    expect(woken.effects).toEqual([{ kind: 'timer', afterMs: 10_000 }]);
    expect(play(state, [EVENTS.connect]).state.phase).toBe('connecting');
  });
  it('a Retry-After of nothing does not make it knock without a pause', () => {
    const what = ended(createFailure('server_error', 'upgrade', { code: 503, retryAfterMs: 0 }));
    expect(play({ ...STATES.connecting, failures: 5 }, [what], 0.5).state.dueAtMs).toBe(NOW + 8_000);
  });
  it('Retry-After that passed while the computer slept is over on waking', () => {
    const what = ended(createFailure('server_error', 'upgrade', { code: 503, retryAfterMs: 40_000 }));
    expect(play(STATES.connecting, [what, 3_600_000, EVENTS.wake], 0).state.phase).toBe('connecting');
  });
});

describe('an upgrade that is not answered', () => {
  it('is given up after 10 s, counts as a failure, and reports how far it came', () => {
    const began = play(STATES.idle, [EVENTS.connect]);
    expect(began.effects).toContainEqual({ kind: 'timer', afterMs: 10_000 });
    const { state } = play(began.state, [10_000, EVENTS.due, ended(createFailure('unknown', 'tls'))]);
    expect(state).toMatchObject({ phase: 'waiting', failures: 1, failure: { cause: 'timeout', stage: 'tls' } });
  });
});

describe('heartbeat', () => {
  const opened = play(STATES.connecting, [EVENTS.opened]).state;
  it('pings 15 s after the open', () => {
    const { effects } = play(opened, [15_000, EVENTS.due]);
    expect(effects).toEqual([{ kind: 'send_ping' }, { kind: 'timer', afterMs: 10_000 }]);
  });
  it.each(['pong', 'frame'] as const)(
    'lives on with a %s after the ping, and pings again 15 s after the last',
    (sign) => {
      const { state, effects } = play(opened, [15_000, EVENTS.due, 50, EVENTS[sign], 9_950, EVENTS.due]);
      expect(state.phase).toBe('open');
      expect(effects).toEqual([{ kind: 'timer', afterMs: 5_000 }]);
    },
  );
  it('ends and reconnects at once after 10 s of silence; the gap begins with the last sign of life', () => {
    const silent = play(opened, [14_000, EVENTS.frame, 1_000, EVENTS.due, 10_000, EVENTS.due]);
    expect(kinds(silent.effects)).toEqual(['gap_began', 'destroy', 'timer']);
    expect(silent.state.gap).toEqual({ fromMs: NOW + 14_000, reason: 'no sign of life from the gateway' });
    const again = play(silent.state, [EVENTS.ended]);
    expect(kinds(again.effects)).toContain('open_socket');
  });
  it('takes at most 25 s from a cut to its notice, whenever the cut comes', () => {
    for (let cutMs = 100; cutMs < 60_000; cutMs += 100)
      expect(noticedAfterMs(opened, cutMs)).toBeLessThanOrEqual(25_000);
  });
  it('treats a timer that is late as a sleep: a quick probe instead of a patient ping', () => {
    const { effects } = play(opened, [15_000 + 600_000, EVENTS.due]);
    expect(effects).toEqual([{ kind: 'send_ping' }, { kind: 'timer', afterMs: 3_000 }]);
  });
});

describe('probe after waking up', () => {
  const opened = play(STATES.connecting, [EVENTS.opened]).state;
  const probing = play(opened, [EVENTS.wake]).state;
  it('keeps a connection whose pong comes within 3 s', () => {
    const { state } = play(probing, [100, EVENTS.pong, 2_900, EVENTS.due]);
    expect(state).toMatchObject({ phase: 'open', heartbeat: 'rest' });
  });
  it('ends a connection without one', () => {
    expect(kinds(play(probing, [3_000, EVENTS.due]).effects)).toContain('destroy');
  });
  it('is not deceived by frames that had arrived before the sleep', () => {
    expect(play(probing, [20, EVENTS.frame, 2_980, EVENTS.due]).state.phase).toBe('closing');
  });
  it('counts frames that keep coming, as the pong may be queued behind them', () => {
    expect(play(probing, [1_500, EVENTS.frame, 1_500, EVENTS.due]).state.phase).toBe('open');
  });
  it('is made again for what happens after its pong', () => {
    const { effects } = play(probing, [100, EVENTS.pong, 900, EVENTS.offline]);
    expect(effects).toEqual([{ kind: 'send_ping' }, { kind: 'timer', afterMs: 3_000 }]);
  });
  it('counts as a ping: the next is 15 s after it', () => {
    expect(play(probing, [100, EVENTS.pong, 2_900, EVENTS.due]).effects).toEqual([{ kind: 'timer', afterMs: 12_000 }]);
  });
  it('is not put off by further wake-ups', () => {
    const { state } = play(probing, [1_000, EVENTS.wake, 1_000, EVENTS.wake, 1_000, EVENTS.due]);
    expect(state.phase).toBe('closing');
  });
});

describe('network changes', () => {
  it('end a wait at once', () => {
    expect(play(STATES.waiting, [EVENTS.wake]).state).toMatchObject({ phase: 'connecting', failures: 0 });
  });
  it('leave tries a second apart, however many changes come', () => {
    const { state, effects } = play({ ...STATES.waiting, lastAttemptAtMs: NOW - 300 }, [EVENTS.wake]);
    expect(state).toMatchObject({ phase: 'waiting', dueAtMs: NOW + 700 });
    expect(effects).toEqual([{ kind: 'timer', afterMs: 700 }]);
  });
  it('start a try afresh that began while the network was away, but not one that just began', () => {
    expect(play({ ...STATES.connecting, lastAttemptAtMs: NOW - 300 }, [EVENTS.wake]).state.phase).toBe('connecting');
    expect(play(STATES.connecting, [EVENTS.wake, EVENTS.ended]).state).toMatchObject({
      phase: 'connecting',
      lastAttemptAtMs: NOW,
    });
  });
});

describe('a network that is back but does not work yet', () => {
  const refused = ended(createFailure('unreachable', 'tcp'));
  it.each([
    ['waiting', { ...STATES.waiting, failures: 9 }, [EVENTS.wake, refused]],
    [
      'waiting, a moment after a try',
      { ...STATES.waiting, failures: 9, lastAttemptAtMs: NOW - 1 },
      [EVENTS.wake, EVENTS.due, refused],
    ],
    ['connecting', { ...STATES.connecting, failures: 9 }, [EVENTS.wake, refused, refused]],
    [
      'connecting since a moment',
      { ...STATES.connecting, failures: 9, lastAttemptAtMs: NOW - 1 },
      [EVENTS.wake, refused],
    ],
  ])('is tried again soon, when it came back while %s', (_name, start, script) => {
    const { state } = play(start, script, 0.999);
    expect(state.phase).toBe('waiting');
    expect((state.dueAtMs ?? 0) - NOW).toBeLessThanOrEqual(500);
  });
});

describe('a clock that is set back by an hour', () => {
  it.each([
    ['a wait', STATES.waiting],
    ['a wait that the gateway asked for', { ...STATES.waiting, requestedByServer: true }],
  ])('does not make %s longer', (_name, state) => {
    const woken = play(state, [-3_600_000, EVENTS.wake]);
    const timer = woken.effects.find((effect) => effect.kind === 'timer');
    expect(woken.state.phase === 'connecting' || (timer?.afterMs ?? 0) <= 330_000).toBe(true);
  });
});

describe('sleep', () => {
  it('closes the connection in good order and connects again on waking', () => {
    const asleep = play(STATES.open, [EVENTS.suspend]);
    expect(kinds(asleep.effects)).toContain('close');
    const after = play(asleep.state, [EVENTS.ended, 3_600_000, EVENTS.wake]);
    expect(after.state).toMatchObject({ phase: 'connecting', gap: { reason: 'the computer slept' } });
  });
  it('connects again by itself if the wake-up is never reported', () => {
    expect(play(STATES.open, [EVENTS.suspend, EVENTS.ended, 30_000, EVENTS.due]).state.phase).toBe('connecting');
  });
  it('connects again when the wake-up comes before the socket is gone', () => {
    expect(play(STATES.open, [EVENTS.suspend, EVENTS.wake, EVENTS.ended]).state.phase).toBe('connecting');
  });
});

describe('the user', () => {
  it('disconnects: the socket is closed, and nothing but connect brings it back', () => {
    const { state } = play(STATES.open, [EVENTS.disconnect, EVENTS.ended]);
    expect(state.phase).toBe('paused');
    for (const kind of ['wake', 'configure', 'due', 'service'] as const)
      expect(play(state, [EVENTS[kind]]).state.phase).toBe('paused');
    expect(play(state, [EVENTS.connect]).state.phase).toBe('connecting');
  });
  it('changes their mind while the socket closes', () => {
    expect(play(STATES.open, [EVENTS.disconnect, EVENTS.connect, EVENTS.ended]).state.phase).toBe('connecting');
  });
  it('changes the key while disconnecting: still disconnected', () => {
    expect(play(STATES.open, [EVENTS.disconnect, EVENTS.configure, EVENTS.ended]).state.phase).toBe('paused');
  });
  it('gets a connection to the new settings only once the old one is gone', () => {
    const left = play(STATES.open, [EVENTS.configure]);
    expect(kinds(left.effects)).not.toContain('open_socket');
    expect(kinds(play(left.state, [EVENTS.ended]).effects)).toContain('open_socket');
  });
  it('ends the app: nothing happens after', () => {
    const { state } = play(STATES.open, [EVENTS.shutdown, EVENTS.configure, EVENTS.connect, EVENTS.ended]);
    expect(state.phase).toBe('closed');
  });
});

describe('gaps', () => {
  it('begin at the last sign of life and end at the next open, through any number of failed tries', () => {
    const lost = play(STATES.open, [EVENTS.ended]);
    const gap = { fromMs: NOW - 1_000, reason: 'the connection was cut' };
    expect(lost.effects[0]).toEqual({ kind: 'gap_began', gap });
    const again = play(lost.state, [100, EVENTS.due, EVENTS.ended, 500, EVENTS.due, 200, EVENTS.opened]);
    expect(again.effects[0]).toEqual({ kind: 'gap_ended', gap, toMs: NOW + 800 });
    expect(again.state.gap).toBeNull();
  });
  it('name the close code', () => {
    const { state } = play(STATES.open, [ended(createFailure('closed', 'open', { code: 1012 }))]);
    expect(state.gap?.reason).toBe('the gateway closed the connection (1012)');
  });
  it('are none before the first connection, nor when the app ends', () => {
    expect(play(STATES.connecting, [EVENTS.ended]).state.gap).toBeNull();
    expect(kinds(play(STATES.open, [EVENTS.shutdown]).effects)).toEqual(['close', 'timer']);
  });
});

describe('the health check', () => {
  const refused = ended(createFailure('refused', 'tcp'));
  it('is asked after the second failed try in a row, and then once a minute at most', () => {
    const first = play(STATES.connecting, [refused]);
    expect(kinds(first.effects)).not.toContain('check_service');
    const second = play(first.state, [EVENTS.due, refused]);
    expect(kinds(second.effects)).toContain('check_service');
    const third = play(second.state, [EVENTS.due, refused]);
    expect(kinds(third.effects)).not.toContain('check_service');
    const later = play(third.state, [60_000, EVENTS.due, refused]);
    expect(kinds(later.effects)).toContain('check_service');
  });
  it('is not asked by all at once when a gateway drops everyone', () => {
    expect(kinds(play(STATES.open, [EVENTS.ended]).effects)).not.toContain('check_service');
  });
  it('is not asked where the gateway itself has answered', () => {
    const answered = ended(createFailure('server_error', 'upgrade', { code: 502 }));
    expect(kinds(play({ ...STATES.connecting, failures: 5 }, [answered]).effects)).not.toContain('check_service');
  });
});
