import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { SeriesQuery } from '../../../../../../core/series/event-series.ts';
import { DEFAULT_RETENTION } from '../../../../../../main/engine/history/history-records.ts';
import { openHistoryWriter } from '../../../../../../main/engine/history/writing/history-writer.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { NOON } from '../../notification-record.ts';
import { pricedRecord } from '../../priced-record.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const QUERY: SeriesQuery = { event_id: 'abc123', website: 'Ticketmaster', section: '', class: 'all', range: 'day' };

const openWriter = async () => openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);

it('gives the steps of the range, with what was so when it began, alerts and gaps', async () => {
  const writer = await openWriter();
  writer.write(
    [
      pricedRecord(1, { price: 150, stock: 4, at: NOON - 3 * DAY_MS }),
      pricedRecord(2, { price: 140, stock: 6, at: NOON - 2 * DAY_MS }),
      pricedRecord(3, { price: 120, stock: 0, at: NOON - 2 * HOUR_MS, item: { outcome: 'filtered' } }),
      pricedRecord(4, { price: 130, stock: 9, at: NOON - HOUR_MS }),
    ],
    NOON,
  );
  const gap = (id: number, from: number, to: number | null) =>
    ({
      kind: 'gap',
      item: {
        kind: 'gap',
        id,
        from: new Date(from).toISOString(),
        to: to === null ? null : new Date(to).toISOString(),
        reason: 'network lost',
      },
      atMs: from,
    }) as const;
  writer.write([gap(5, NOON - 3 * DAY_MS, NOON - 2 * DAY_MS), gap(6, NOON - 60_000, null)], NOON);
  expect(writer.eventSeries(QUERY, NOON)).toEqual({
    choices: [
      { section: '', name: '', classes: ['all', 'primary'] },
      { section: 'floor ga', name: 'Floor GA', classes: ['all', 'primary'] },
    ],
    from: NOON - DAY_MS,
    to: NOON,
    steps: [
      [NOON - 2 * DAY_MS, 140, 6],
      [NOON - 2 * HOUR_MS, null, 0],
      [NOON - HOUR_MS, 130, 9],
    ],
    condensed: false,
    price_label: expect.stringMatching(/^\$\d+\.00$/),
    alerts: [NOON - HOUR_MS],
    gaps: [[NOON - 60_000, NOON]],
  });
  const { from, steps } = writer.eventSeries({ ...QUERY, section: 'floor ga', range: 'all' }, NOON);
  expect(from).toBe(NOON - 3 * DAY_MS);
  expect(steps).toHaveLength(4);
  expect(writer.eventSeries({ ...QUERY, event_id: 'unknown' }, NOON)).toMatchObject({ steps: [], choices: [] });
  writer.close();
});

it('gives at most 2,000 steps, in which no lowest price is lost', async () => {
  const writer = await openWriter();
  const records = Array.from({ length: 5_000 }, (_, n) =>
    pricedRecord(n + 1, {
      price: n === 3_456 ? 10 : 100 + (n % 7),
      stock: n === 1_234 ? 999 : 5,
      at: NOON + n * 1_000,
    }),
  );
  writer.write(records, NOON);
  const { steps, condensed } = writer.eventSeries({ ...QUERY, range: 'all' }, NOON + 5_000_000);
  expect(condensed).toBe(true);
  expect(steps.length).toBeGreaterThan(1_500);
  expect(steps.length).toBeLessThanOrEqual(2_000);
  expect(Math.min(...steps.map(([, price]) => price ?? 1_000))).toBe(10);
  expect(Math.max(...steps.map(([, , stock]) => stock ?? 0))).toBe(999);
  expect(writer.eventSeries({ ...QUERY, range: 'week' }, NOON + 5_000_000).steps.length).toBeLessThanOrEqual(2_000);
  writer.close();
});

it('goes on with hours where points are gone', async () => {
  const writer = await openWriter();
  const late = NOON + 40 * DAY_MS;
  writer.write([pricedRecord(1, { price: 200, stock: 5 }), pricedRecord(2, { price: 190, stock: 8 })], NOON);
  writer.write([pricedRecord(3, { price: 180, stock: 3, at: late })], late);
  while (writer.maintain(late, DEFAULT_RETENTION));
  const expected = [
    [NOON, 190, 8],
    [late, 180, 3],
  ];
  expect(writer.eventSeries({ ...QUERY, range: 'all' }, late + 1)).toMatchObject({ steps: expected, condensed: true });
  expect(writer.eventSeries(QUERY, late + 1)).toMatchObject({ steps: expected, condensed: false });
  writer.close();
});
