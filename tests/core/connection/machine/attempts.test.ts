import { describe, expect, it } from 'vitest';
import { createFailure } from '../../../../core/connection/failure.ts';
import { initialState, step } from '../../../../core/connection/machine/machine.ts';
import type { ConnectionEvent } from '../../../../core/connection/machine/machine-types.ts';
import { ATTEMPT_SPACING_MS } from '../../../../core/connection/machine/timing.ts';
import { EVENTS, NOW, STATES } from '../samples.ts';
import { ended, kinds, play } from './play.ts';

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
  it('waking after a Retry-After does not count as the first try: the next delay goes on growing', () => {
    const what = ended(createFailure('server_error', 'upgrade', { code: 503, retryAfterMs: 40_000 }));
    const woken = play({ ...STATES.connecting, failures: 4 }, [what, 3_600_000, EVENTS.wake], 0).state;
    expect(woken.failures).toBe(5);
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
  it('is not asked if the gateway itself has answered', () => {
    const answered = ended(createFailure('server_error', 'upgrade', { code: 502 }));
    expect(kinds(play({ ...STATES.connecting, failures: 5 }, [answered]).effects)).not.toContain('check_service');
  });
});
