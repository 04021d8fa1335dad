import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type HistoryFilters, NO_HISTORY_FILTERS } from '../../../../../../core/feed/search/history-filters.ts';
import { DEFAULT_RETENTION, type HistoryRecord } from '../../../../../../main/engine/history/history-records.ts';
import { openHistoryWriter } from '../../../../../../main/engine/history/writing/history-writer.ts';
import { EVENT_INFOS } from '../../../../../support/build-notification.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { NOON } from '../../notification-record.ts';
import { pricedRecord } from '../../priced-record.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const LATER = NOON + HOUR_MS;

async function openWriter(...records: HistoryRecord[]) {
  const writer = openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);
  writer.write(records, NOON);
  return writer;
}

const alert = (id: number, item: object = {}, at = NOON + id, stock = 4) =>
  pricedRecord(id, { price: 100, stock, at, item });
const toast = (id: number, outcome: string): HistoryRecord => ({ kind: 'toast_outcome', id, toast: outcome });
const opened = (id: number): HistoryRecord => ({ kind: 'opened', id, openedAt: new Date(LATER).toISOString() });
const result = (id: number, outcome: 'got' | 'gone' | 'trying', tickets = 0): HistoryRecord => ({
  kind: 'result',
  id,
  entry: null,
  eventId: 'abc123',
  result: { outcome, at: new Date(LATER).toISOString(), tickets },
});
const gone = (id: number): HistoryRecord => ({
  kind: 'superseded',
  id,
  superseded: { reason: 'gone', at: new Date(LATER).toISOString(), price: null },
});
const gap = (id: number, fromMs: number, toMs: number | null): HistoryRecord => ({
  kind: 'gap',
  atMs: fromMs,
  item: {
    kind: 'gap',
    id,
    from: new Date(fromMs).toISOString(),
    to: toMs === null ? null : new Date(toMs).toISOString(),
    reason: 'network lost',
  },
});

describe('results of alerts', () => {
  it('is counted by entry and site: alerts, opened, got and gone', async () => {
    const writer = await openWriter(
      alert(1, { entry: 'a' }),
      alert(2, { entry: 'a' }),
      alert(3, { entry: 'a', website: 'AXS' }),
      alert(4, { entry: null, website: null }),
      alert(5, { outcome: 'filtered', entry: 'a' }),
      alert(6, { test: true }),
      opened(1),
      opened(2),
      opened(5),
      result(1, 'got', 4),
      result(2, 'gone'),
      result(3, 'trying'),
      result(5, 'got', 2),
    );
    expect(writer.alertStatistics('all', LATER).counted).toEqual([
      { entry: null, website: null, alerts: 1, opened: 0, got: 0, tickets: 0, gone: 0 },
      { entry: 'a', website: 'axs', alerts: 1, opened: 0, got: 0, tickets: 0, gone: 0 },
      { entry: 'a', website: 'ticketmaster', alerts: 2, opened: 2, got: 1, tickets: 4, gone: 1 },
    ]);
    writer.write([{ ...result(1, 'got'), result: null } as HistoryRecord], NOON);
    expect(writer.alertStatistics('all', LATER).counted[2]).toMatchObject({ got: 0, tickets: 0, gone: 1 });
    writer.close();
  });

  it.each([
    ['day', 2],
    ['week', 3],
    ['month', 4],
    ['all', 5],
  ] as const)('of a %s counts what came in it', async (period, count) => {
    const ages = [0, 0.5, 6, 29, 200];
    const writer = await openWriter(...ages.map((days, index) => alert(index + 1, {}, NOON - days * DAY_MS)));
    const { counted, messages, from } = writer.alertStatistics(period, NOON + MINUTE_MS);
    expect([counted[0]?.alerts, messages]).toEqual([count, count]);
    expect(from === null).toBe(period === 'all');
    writer.close();
  });

  it('counts no message from before the period, also of the hour in which it began', async () => {
    const minutes = [-20, -10, 10, 20];
    const writer = await openWriter(
      ...minutes.map((minute, index) => alert(index + 1, {}, NOON + (30 + minute) * MINUTE_MS)),
      alert(9, { test: true }, NOON + 45 * MINUTE_MS),
      gap(10, NOON + 46 * MINUTE_MS, NOON + 47 * MINUTE_MS),
    );
    const { counted, messages } = writer.alertStatistics('day', NOON + DAY_MS + 30 * MINUTE_MS);
    expect([counted[0]?.alerts, messages]).toEqual([2, 2]);
    writer.close();
  });

  it('is told by toast: outcome, or why there was none, and clicks', async () => {
    const writer = await openWriter(...[1, 2, 3, 4, 5].map((id) => alert(id)));
    writer.write([toast(1, 'shown'), toast(2, 'shown'), toast(3, 'paused'), toast(4, 'toasts off')], NOON);
    writer.write([{ kind: 'toast_action', id: 2, action: 'add_to_cart' }], NOON);
    const { toasts } = writer.alertStatistics('all', LATER);
    expect(toasts[0]).toEqual({ toast: 'shown', alerts: 2, clicked: 1 });
    expect(toasts.slice(1)).toHaveLength(3);
    expect(toasts.slice(1)).toEqual(
      expect.arrayContaining([null, 'paused', 'toasts off'].map((one) => ({ toast: one, alerts: 1, clicked: 0 }))),
    );
    writer.close();
  });

  it('tells the feed delay', async () => {
    const late = (id: number, ms: number) => alert(id, { timestamp: new Date(NOON + id - ms).toISOString() });
    const writer = await openWriter(...[400, 400, 400, 9_000].map((ms, index) => late(index + 1, ms)));
    const { messages, delay_p50_ms, delay_p95_ms } = writer.alertStatistics('day', LATER);
    expect(messages).toBe(4);
    expect(Math.abs((delay_p50_ms ?? 0) - 400)).toBeLessThan(40);
    expect(Math.abs((delay_p95_ms ?? 0) - 9_000)).toBeLessThan(800);
    writer.close();
  });

  it('has what was missed, and how much of it may still be had', async () => {
    const writer = await openWriter(
      ...[1, 2, 3, 4, 5, 6].map((id) => alert(id)),
      alert(7, { event_id: 'other' }),
      alert(8, { event_id: 'other', outcome: 'filtered' }, NOON + 8, 0),
      ...[1, 2, 3, 5, 7].map((id) => toast(id, 'paused')),
      toast(4, 'quiet hours'),
      toast(6, 'shown'),
      // One was opened all the same, one is known to be gone, one's event is sold out, and of one the user told.
      opened(2),
      gone(3),
      result(5, 'gone'),
    );
    expect(writer.alertStatistics('day', LATER).missed).toEqual({ alerts: 4, available: 2 });
    writer.close();
  });

  it('has no alert as available whose event is over, or was sold out before its prices became hours', async () => {
    const dated = (event_id: string, event_date: string | null) => ({
      event_id,
      event_infos: { ...EVENT_INFOS, event_date },
    });
    const late = NOON + 40 * DAY_MS;
    const writer = await openWriter(
      alert(1, dated('over', new Date(late - 3 * DAY_MS).toISOString())),
      alert(2, dated('tonight', new Date(late - HOUR_MS).toISOString())),
      alert(3, dated('undated', null)),
      alert(4, dated('sold', new Date(late + DAY_MS).toISOString())),
      alert(5, dated('sold', new Date(late + DAY_MS).toISOString()), NOON + 2 * HOUR_MS, 0),
      ...[1, 2, 3, 4].map((id) => toast(id, 'paused')),
    );
    while (writer.maintain(late, { ...DEFAULT_RETENTION, maxAgeMs: 90 * DAY_MS }));
    expect(writer.alertStatistics('all', late).missed).toEqual({ alerts: 4, available: 2 });
    writer.close();
  });

  it('tells how often and how long the connection was gone, as far as that was in the period', async () => {
    const writer = await openWriter(
      gap(1, NOON - 25 * HOUR_MS, NOON - 23 * HOUR_MS),
      gap(2, NOON - MINUTE_MS, null),
      gap(3, NOON - 40 * HOUR_MS, NOON - 39 * HOUR_MS),
    );
    expect(writer.alertStatistics('day', NOON).offline).toEqual({ times: 2, ms: HOUR_MS + MINUTE_MS });
    writer.close();
  });

  it.each<[Partial<HistoryFilters> & { website?: string }, number[]]>([
    [{ result: 'opened' }, [2, 1]],
    [{ result: 'got' }, [1]],
    [{ result: 'gone' }, [3]],
    [{ result: 'shown' }, [3, 1]],
    [{ result: 'clicked' }, [3]],
    [{ result: 'paused' }, [4, 2]],
    [{ result: 'missed' }, [4]],
    [{ result: 'snoozed' }, []],
    [{ result: 'offline' }, [6]],
    [{ entry: '', outcome: 'alert' }, [4]],
    [{ website: '', outcome: 'alert' }, [4, 3]],
    [{ website: 'ticketmaster', result: 'opened' }, [2, 1]],
  ])('leads to its rows: %o', async ({ website = null, ...filters }, ids) => {
    const writer = await openWriter(
      ...[1, 2].map((id) => alert(id, { entry: 'a' })),
      alert(3, { entry: 'a', website: null }),
      alert(4, { entry: null, website: null }),
      alert(5, { outcome: 'filtered' }),
      gap(6, NOON, NOON + MINUTE_MS),
      ...[toast(1, 'shown'), toast(2, 'paused'), toast(3, 'shown'), toast(4, 'paused')],
      { kind: 'toast_action', id: 3, action: 'click' },
      ...[opened(1), opened(2), opened(5), result(1, 'got', 2), result(3, 'gone'), result(5, 'got', 1)],
    );
    const query = { before: null, limit: 9, view: 'everything', words: [], website, changeType: null } as const;
    const { items } = writer.list({ ...query, filters: { ...NO_HISTORY_FILTERS, ...filters } });
    expect(items.map(({ id }) => id)).toEqual(ids);
    writer.close();
  });

  it('keeps its numbers: a message that comes after all others went gets none that was used', async () => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    const writer = openHistoryWriter(path, NOON);
    writer.write([alert(1), alert(2)], NOON);
    while (writer.maintain(NOON, { maxAgeMs: DAY_MS, maxItems: 0, maxPayloadBytes: 0 }));
    expect(
      writer.list({ before: null, limit: 9, view: 'everything', words: [], website: null, changeType: null }).items,
    ).toEqual([]);
    expect(writer.resume(NOON, NOON).nextId).toBe(3);
    writer.close();
  });
});

describe('while the user was away', () => {
  it('there were alerts without a toast, of which some may still be had', async () => {
    const writer = await openWriter(
      ...[1, 2, 3].map((id) => alert(id)),
      toast(1, 'paused'),
      toast(2, 'quiet hours'),
      gone(1),
    );
    expect(writer.awaySummary(0, LATER)).toEqual({
      missed: { alerts: 2, available: 1, from: new Date(NOON + 1).toISOString(), last_id: 2 },
      offline: null,
    });
    expect(writer.awaySummary(1, LATER).missed).toMatchObject({ alerts: 1, available: 1 });
    expect(writer.awaySummary(2, LATER).missed).toBeNull();
    // What is a week old is no news.
    expect(writer.awaySummary(0, NOON + 8 * DAY_MS).missed).toBeNull();
    writer.close();
  });

  it('events gained tickets during a gap, as their next message shows', async () => {
    const of = (event: string, id: number, at: number, stock: number) => alert(id, { event_id: event }, at, stock);
    const writer = await openWriter(
      of('more', 1, NOON, 4),
      of('less', 2, NOON, 4),
      of('back', 3, NOON, 0),
      gap(4, NOON + MINUTE_MS, NOON + 30 * MINUTE_MS),
    );
    const now = NOON + 40 * MINUTE_MS;
    expect(writer.awaySummary(0, now).offline).toBeNull();
    const after = NOON + 31 * MINUTE_MS;
    writer.write(
      [of('more', 5, after, 9), of('less', 6, after, 2), of('back', 7, after, 3), of('new', 8, after, 3)],
      NOON,
    );
    writer.write([of('back', 9, after + 1, 0)], NOON);
    expect(writer.awaySummary(0, now).offline).toEqual({
      events: 2,
      available: 1,
      from: new Date(NOON + MINUTE_MS).toISOString(),
      to: new Date(NOON + 30 * MINUTE_MS).toISOString(),
      id: 4,
    });
    expect(writer.awaySummary(4, now).offline).toBeNull();
    writer.close();
  });

  it.each([
    ['that goes on', null],
    ['of a moment', NOON + 1_000],
  ])('a gap %s is not told of', async (_name, to) => {
    const writer = await openWriter(alert(1, {}, NOON - 1), gap(2, NOON, to), alert(3, {}, NOON + 2_000, 9));
    expect(writer.awaySummary(0, LATER).offline).toBeNull();
    writer.close();
  });
});
