import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../../core/bridge/state/app.ts';
import type { ToastOutcome } from '../../../../core/bridge/state/health.ts';
import type { GapItem } from '../../../../core/feed/feed-item.ts';
import { decodeFrame } from '../../../../core/notification/decoding/decode-frame.ts';
import type { HistoryRecord } from '../../../../main/engine/history/history-records.ts';
import { createDispatch, type DispatchDeps, type DispatchProfile } from '../../../../main/engine/pipeline/dispatch.ts';
import type { ProcessedNotification } from '../../../../main/engine/pipeline/processed-notification.ts';
import { createConditionStore } from '../../../../main/engine/state/condition-store.ts';
import { notificationRecord } from '../history/notification-record.ts';

const STEPS = [
  'remember',
  'raise',
  'count today',
  'record',
  'feed',
  'stream',
  'prices',
  'lowest prices',
  'earlier drops',
  'health',
  'watchlist soon',
  'state soon',
];
const GAP: GapItem = { kind: 'gap', id: 3, from: '2026-06-10T20:00:00Z', to: null, reason: 'network lost' };

/** A dispatch whose followers write down that they were called; the one named `failing` throws as well. */
function recorder(failing: string | null = null) {
  const calls: string[] = [];
  const logged: string[] = [];
  const outcomes: [number, string][] = [];
  let toast: ToastOutcome = { outcome: 'shown', by: 'test', detail: '' };
  const log = (text: string) => void logged.push(text);
  const step = (name: string) => {
    calls.push(name);
    if (name === failing) throw new Error(`${name} failed`);
  };
  const conditions = createConditionStore(() => {});
  const deps: DispatchDeps = {
    alerts: {
      async raise() {
        step('raise');
        return toast;
      },
    },
    health: { count: () => step('health'), addMalformed: (error, text) => step(`malformed ${error} ${text}`) },
    feed: {
      add: (item) => step(item.kind === 'gap' ? `feed gap ${item.id}` : 'feed'),
      change: (item) => step(`feed changed ${item.id}`),
    },
    state: { publishSoon: () => step('state soon') },
    watchlist: { publishSoon: () => step('watchlist soon') },
    stream: {
      processed: () => step('stream'),
      malformed: (error) => step(`stream malformed ${error}`),
      gap: (_profile, { id }) => step(`stream gap ${id}`),
    },
    events: { emit: (event) => step(event) },
    conditions,
    changes: { emit: (change) => step(change) },
    log: { debug: log, info: log, warn: log, error: log },
  };
  const gaps: DispatchProfile['gaps'] = {
    record: ({ to }) => (to === null ? { ended: null, begun: GAP } : { ended: { ...GAP, to }, begun: null }),
    endOpen: () => ({ ...GAP, to: '2026-06-10T20:01:00Z' }),
  };
  const profile = {
    recent: { add: () => step('remember'), change: () => null },
    prices: { add: () => step('prices') },
    priceHistories: { add: () => step('lowest prices') },
    openDrops: {
      add: () => {
        step('earlier drops');
        return [];
      },
    },
    counters: { add: () => step('count today') },
    history: {
      record(record: HistoryRecord) {
        if (record.kind === 'toast_outcome') outcomes.push([record.id, record.toast]);
        else step('record');
      },
    },
    gaps,
  } as unknown as DispatchProfile;
  return {
    dispatch: createDispatch(deps),
    profile,
    calls,
    outcomes,
    setToast: (outcome: ToastOutcome) => {
      toast = outcome;
    },
    logged,
    conditions: (): readonly Notice[] => conditions.list(),
  };
}

function processed(outcome: 'alert' | 'filtered', test = false): ProcessedNotification {
  const { item, decision, fingerprint, frame, receivedAtMs } = notificationRecord(1);
  const decoded = decodeFrame(frame, receivedAtMs);
  if (decoded.kind !== 'notification') throw new Error(decoded.error);
  return {
    item: { ...item, outcome, test },
    decision: { ...decision, outcome },
    notification: decoded.notification,
    entry: null,
    also: [],
    fingerprint,
    frame,
    receivedAtMs,
  };
}

describe('after a decision', () => {
  it('an alert is raised before anything is counted, recorded or shown', () => {
    const { dispatch, profile, calls } = recorder();
    dispatch.processed(profile, processed('alert'));
    expect(calls).toEqual(STEPS);
  });

  it('what does not alert is only counted, recorded and shown', () => {
    const { dispatch, profile, calls } = recorder();
    dispatch.processed(profile, processed('filtered'));
    expect(calls).toEqual([
      'remember',
      'count today',
      'record',
      'feed',
      'stream',
      'prices',
      'lowest prices',
      'earlier drops',
      'health',
      'state soon',
    ]);
  });

  it('a test alert is not raised and not counted as a message', () => {
    const { dispatch, profile, calls } = recorder();
    dispatch.processed(profile, processed('alert', true));
    expect(calls).toEqual(['remember', 'count today', 'record', 'feed']);
  });

  it.each(['remember', 'count today', 'record', 'feed', 'stream'])(
    'an error in "%s" keeps no other step from running',
    (name) => {
      const { dispatch, profile, calls, logged, conditions } = recorder(name);
      dispatch.processed(profile, processed('alert'));
      dispatch.processed(profile, processed('alert'));
      expect(calls).toEqual([...STEPS, ...STEPS]);
      expect(logged).toHaveLength(1);
      expect(conditions()).toMatchObject([{ level: 'error', text: expect.stringContaining(`${name} failed`) }]);
    },
  );

  it('an alert that cannot be raised is reported, and the notification is in the feed', async () => {
    const { dispatch, profile, calls, conditions } = recorder('raise');
    dispatch.processed(profile, processed('alert'));
    expect(calls).toEqual(STEPS);
    await expect.poll(conditions).toMatchObject([{ text: expect.stringContaining('an alert could not be raised') }]);
  });

  it('the outcome of its toast is recorded, or why there was none', async () => {
    const { dispatch, profile, outcomes, setToast } = recorder();
    const { id } = processed('alert').item;
    dispatch.processed(profile, processed('alert'));
    setToast({ outcome: 'withheld', by: 'quiet hours', detail: '' });
    dispatch.processed(profile, processed('alert'));
    dispatch.processed(profile, processed('alert', true));
    await expect
      .poll(() => outcomes)
      .toEqual([
        [id, 'shown'],
        [id, 'quiet hours'],
      ]);
  });

  it('a malformed frame goes to Health', () => {
    const { dispatch, calls } = recorder();
    dispatch.malformed('not JSON', 'x', 0);
    expect(calls).toEqual(['malformed not JSON x', 'stream malformed not JSON']);
  });
});

describe('a gap', () => {
  it('is added to the feed as it begins and changed there as it ends', () => {
    const { dispatch, profile, calls } = recorder();
    dispatch.gap(profile, GAP);
    dispatch.gap(profile, { ...GAP, to: '2026-06-10T20:01:00Z' });
    dispatch.connected(profile);
    expect(calls).toEqual(['feed gap 3', 'feed.changed', 'stream gap 3', 'feed.changed', 'stream gap 3']);
  });
});
