import { describe, expect, it } from 'vitest';
import { createFailure } from '../../../../core/connection/failure.ts';
import { EVENTS, NOW, STATES } from '../samples.ts';
import { ended, kinds, play } from './play.ts';

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
