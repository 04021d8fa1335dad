import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PriceQuestion } from '../../../../../../core/matching/history/price-history.ts';
import { createPriceHistories } from '../../../../../../core/series/price-histories.ts';
import { DEFAULT_RETENTION } from '../../../../../../main/engine/history/history-records.ts';
import type { PriceLoad } from '../../../../../../main/engine/history/reading/series/price-histories.ts';
import { type HistoryWriter, openHistoryWriter } from '../../../../../../main/engine/history/writing/history-writer.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';
import { NOON } from '../../notification-record.ts';
import { pricedRecord } from '../../priced-record.ts';

const DAY_MS = 24 * 60 * 60_000;
const LOWEST: PriceQuestion = { kind: 'lowest', scope: 'event', class: 'all', days: 30 };
const MEDIAN: PriceQuestion = { kind: 'median', scope: 'event', class: 'all', days: 7 };
const OF_SECTION: PriceQuestion = { ...LOWEST, scope: 'section' };

const openWriter = async () => openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);

/** What the memory answers after it has loaded from a history. */
function loaded(writer: HistoryWriter, scope: PriceLoad['scope'], nowMs: number) {
  const histories = createPriceHistories();
  histories.follow(new Map([['abc123', scope === 'event' ? 'event' : 'sections']]));
  for (const { event_id, prices } of writer.loadPrices([{ event_id: 'abc123', scope }], nowMs))
    histories.load(event_id, prices);
  const history = histories.get({ event_id: 'abc123', website: 'ticketmaster' }, nowMs);
  return (question: PriceQuestion, section = '') => history?.answer(question, section) ?? null;
}

describe('the prices that are loaded', () => {
  it('are those of the last 30 days, with the price that stood when these began', async () => {
    const writer = await openWriter();
    const late = NOON + 40 * DAY_MS;
    writer.write([pricedRecord(1, { price: 90, stock: 5 }), pricedRecord(2, { price: 200, stock: 5 })], NOON);
    writer.write([pricedRecord(3, { price: 210, stock: 5, at: late - 2 * DAY_MS })], late);
    expect(loaded(writer, 'event', late)(LOWEST)).toMatchObject({ price: 200, label: '$90.00' });
    while (writer.maintain(late, DEFAULT_RETENTION));
    // Of an hour that was condensed the lowest price is all that is known.
    expect(loaded(writer, 'event', late)(LOWEST)?.price).toBe(90);
    expect(loaded(writer, 'event', late)(MEDIAN)?.price).toBe(90);
    writer.close();
  });

  it('include sections only if these are asked for', async () => {
    const writer = await openWriter();
    writer.write([pricedRecord(1, { price: 150, stock: 5 })], NOON);
    expect(loaded(writer, 'event', NOON + 9)(OF_SECTION, 'floor ga')).toBeNull();
    expect(loaded(writer, 'sections', NOON + 9)(OF_SECTION, 'floor ga')).toEqual({
      price: 150,
      label: '$150.00',
      at: '2026-06-01T12:00:00Z',
    });
    writer.close();
  });

  it('begin where the currency changed', async () => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    const inEuro = (id: number, price: number) => {
      const record = pricedRecord(id, { price, stock: 5 });
      return { ...record, frame: record.frame.replaceAll(`$${price}.00`, `€${price}.00`) };
    };
    const writer = openHistoryWriter(path, NOON);
    writer.write([pricedRecord(1, { price: 90, stock: 5 })], NOON);
    writer.close();
    const again = openHistoryWriter(path, NOON);
    again.write([inEuro(2, 120), inEuro(3, 140)], NOON);
    expect(loaded(again, 'sections', NOON + 9)(LOWEST)).toMatchObject({ price: 120, label: '€120.00' });
    expect(loaded(again, 'sections', NOON + 9)(OF_SECTION, 'floor ga')?.price).toBe(120);
    again.close();
  });
});

describe('the prices before a notification', () => {
  it('are those that were known when it came, without its own', async () => {
    const writer = await openWriter();
    const prices = [200, 150, 180, 150, 120];
    writer.write(
      prices.map((price, at) => pricedRecord(at + 1, { price, stock: 5 })),
      NOON,
    );
    const known = writer.pastPrices({
      event_id: 'abc123',
      website: 'Ticketmaster',
      questions: [LOWEST, OF_SECTION],
      notifications: prices.map((_, at) => ({ id: at + 1, atMs: NOON + at + 1, sections: ['floor ga', 'pit'] })),
    });
    expect([...known].map(([id, answers]) => [id, ...Object.values(answers).map(({ price }) => price)])).toEqual([
      [1],
      [2, 200, 200],
      [3, 150, 150],
      [4, 150, 150],
      [5, 150, 150],
    ]);
    writer.close();
  });

  it('are none of another site', async () => {
    const writer = await openWriter();
    writer.write([pricedRecord(1, { price: 100, stock: 5 })], NOON);
    const notifications = [{ id: 2, atMs: NOON + 9, sections: [] }];
    const query = { event_id: 'abc123', questions: [LOWEST], notifications };
    expect(writer.pastPrices({ ...query, website: 'axs' }).get(2)).toEqual({});
    expect(Object.keys(writer.pastPrices({ ...query, website: 'ticketmaster' }).get(2) ?? {})).toHaveLength(1);
    writer.close();
  });
});
