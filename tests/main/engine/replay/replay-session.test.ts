import { describe, expect, it } from 'vitest';
import type { ReplayItem } from '../../../../core/feed/replay/replay-state.ts';
import type { Outcome } from '../../../../core/matching/decision.ts';
import { createReplaySession } from '../../../../main/engine/replay/replay-session.ts';
import { buildItem } from '../../../support/build-item.ts';
import { createManualClock } from '../manual-clock.ts';

const FROM = Date.parse('2026-05-19T18:00:00Z');
const HOUR_MS = 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

/** A message that came so many minutes after the beginning. */
function message(id: number, minute: number, outcome: Outcome, before: Outcome = outcome): ReplayItem {
  const received_at = new Date(FROM + minute * MINUTE_MS).toISOString();
  return { item: buildItem({ id, received_at, outcome }), outcome_then: before, explanation: [] };
}

const EVENING = [
  message(1, 10, 'alert', 'filtered'),
  message(2, 11, 'filtered', 'alert'),
  message(3, 15, 'alert'),
  message(4, 50, 'muted'),
  message(5, 55, 'duplicate'),
  message(6, 59, 'alert'),
];

function begin(items: readonly ReplayItem[] = EVENING, toasts = true) {
  const clock = createManualClock(5_000_000);
  const alerted: number[] = [];
  const session = createReplaySession({
    clock,
    fromMs: FROM,
    toMs: FROM + HOUR_MS,
    toasts,
    total: items.length,
    onChange: () => {},
    onAlert: ({ item }) => alerted.push(item.id),
  });
  const decided = (as = items) => session.setDecided({ items: as, cut: false });
  return { clock, session, alerted, decided };
}

describe('a replay', () => {
  it('counts what the whole evening comes to before it has been played', () => {
    const { session, decided } = begin();
    expect(session.state()).toMatchObject({ progress: { done: 0, total: 6 }, revision: 0 });
    decided();
    expect(session.state()).toMatchObject({
      progress: null,
      counts: { messages: 6, alerts: 3, muted: 1, duplicates: 1 },
      alerts_then: 3,
      alerts_before_edit: null,
      played: { messages: 0, alerts: 0 },
    });
  });

  it('begins shortly before the first message and plays at its speed', async () => {
    const { clock, session, decided } = begin();
    await clock.advance(60_000);
    decided();
    expect(session.state().position).toBe(FROM + 10 * MINUTE_MS - 1000);
    session.control({ speed: 60 });
    await clock.advance(1_000);
    expect(session.state()).toMatchObject({
      position: FROM + 11 * MINUTE_MS - 1000,
      played: { messages: 1, alerts: 1 },
    });
    session.control({ speed: 1 });
    await clock.advance(1_000);
    expect(session.state()).toMatchObject({ position: FROM + 11 * MINUTE_MS, played: { messages: 2, alerts: 1 } });
  });

  it('stands still while it is paused, and goes on from where it was', async () => {
    const { clock, session, decided } = begin();
    decided();
    session.control({ playing: false });
    await clock.advance(HOUR_MS);
    expect(session.state()).toMatchObject({ playing: false, played: { messages: 0 } });
    session.control({ playing: true, speed: 60 });
    await clock.advance(1_000);
    expect(session.state().played.messages).toBe(1);
  });

  it('raises toasts for what alerts while it plays, once, and not for what is passed over', async () => {
    const { clock, session, alerted, decided } = begin();
    decided();
    session.control({ speed: 60 });
    await clock.advance(6_000);
    expect(alerted).toEqual([1, 3]);
    session.control({ position: FROM });
    session.control({ position: FROM + 58 * MINUTE_MS });
    expect(alerted).toEqual([1, 3]);
    session.control({ toasts: false });
    await clock.advance(1_000);
    expect(session.state().played.messages).toBe(6);
    expect(alerted).toEqual([1, 3]);
  });

  it('goes on to the next alert, and back to the one before', () => {
    const { session, alerted, decided } = begin();
    decided();
    session.control({ playing: false, skip: 'next_alert' });
    session.control({ skip: 'next_alert' });
    expect(session.state()).toMatchObject({ position: FROM + 15 * MINUTE_MS, played: { messages: 3, alerts: 2 } });
    session.control({ skip: 'previous_alert' });
    expect(session.state()).toMatchObject({ position: FROM + 10 * MINUTE_MS, played: { messages: 1, alerts: 1 } });
    session.control({ skip: 'previous_alert' });
    expect(session.state().position).toBe(FROM + 10 * MINUTE_MS);
    expect(alerted).toEqual([]);
  });

  it('raises none unless asked', async () => {
    const { clock, session, alerted, decided } = begin(EVENING, false);
    decided();
    session.control({ speed: 60 });
    await clock.advance(HOUR_MS);
    expect(session.state().played.alerts).toBe(3);
    expect(alerted).toEqual([]);
  });

  it('stops at the end, and plays from the beginning when it is asked to play again', async () => {
    const { clock, session, decided } = begin();
    decided();
    session.control({ speed: 60 });
    await clock.advance(HOUR_MS);
    expect(session.state()).toMatchObject({ playing: false, position: FROM + HOUR_MS, played: { messages: 6 } });
    session.control({ playing: true });
    expect(session.state()).toMatchObject({ playing: true, played: { messages: 0 } });
  });

  it('keeps its place when the watchlist is edited, and says how many alerts there were before', () => {
    const { session, decided } = begin();
    decided();
    session.control({ playing: false, position: FROM + 12 * MINUTE_MS });
    session.setProgress(2);
    expect(session.state()).toMatchObject({ progress: { done: 2, total: 6 }, counts: { alerts: 3 } });
    decided(EVENING.map((one) => ({ ...one, item: { ...one.item, outcome: 'filtered' } })));
    expect(session.state()).toMatchObject({
      position: FROM + 12 * MINUTE_MS,
      revision: 2,
      counts: { alerts: 0 },
      alerts_before_edit: 3,
      played: { messages: 2, alerts: 0 },
    });
  });

  it('says how many messages are no longer kept', () => {
    const { session } = begin();
    session.setDecided({ items: EVENING.slice(0, 4), cut: false });
    expect(session.state().without_message).toBe(2);
  });
});
