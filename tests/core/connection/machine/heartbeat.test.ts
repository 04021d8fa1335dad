import { describe, expect, it } from 'vitest';
import { createFailure } from '../../../../core/connection/failure.ts';
import { step } from '../../../../core/connection/machine/machine.ts';
import { EVENTS, NOW, STATES } from '../samples.ts';
import { ended, kinds, noticedAfterMs, play } from './play.ts';

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
  it('probes anew if it notices late that the pong is missing: it may be there, unread', () => {
    const late = play(opened, [15_000, EVENTS.due, 12_000, EVENTS.due]);
    expect(late.effects).toEqual([{ kind: 'send_ping' }, { kind: 'timer', afterMs: 3_000 }]);
    expect(play(late.state, [20, EVENTS.pong, 2_980, EVENTS.due]).state.phase).toBe('open');
    expect(kinds(play(late.state, [3_000, EVENTS.due]).effects)).toContain('destroy');
  });
});

describe('probe after waking up', () => {
  const opened = play(STATES.connecting, [EVENTS.opened]).state;
  const probing = play(opened, [EVENTS.wake]).state;
  it('keeps a connection whose pong comes within 3 s', () => {
    const { state } = play(probing, [100, EVENTS.pong, 2_900, EVENTS.due]);
    expect(state).toMatchObject({ phase: 'open', heartbeat: 'rest' });
  });
  it('is made again if its end is noticed late, and then ends a connection without a pong', () => {
    const late = play(probing, [4_500, EVENTS.due]);
    expect(late.effects).toEqual([{ kind: 'send_ping' }, { kind: 'timer', afterMs: 3_000 }]);
    expect(kinds(play(late.state, [3_000, EVENTS.due]).effects)).toContain('destroy');
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

describe('a flood', () => {
  it('makes no new state for a further frame of the same millisecond', () => {
    const first = play(STATES.open, [EVENTS.frame]);
    const second = step(first.state, EVENTS.frame, { nowMs: first.nowMs, random: 0.5 });
    expect(second).toEqual({ state: first.state, effects: [] });
    expect(second.state).toBe(first.state);
    const later = step(first.state, EVENTS.frame, { nowMs: first.nowMs + 1, random: 0.5 });
    expect(later.state).toMatchObject({ phase: 'open', lastActivityAtMs: first.nowMs + 1 });
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
