import { join } from 'node:path';
import { expect, it } from 'vitest';
import { DEFAULT_RETENTION } from '../../../../../main/engine/history/history-records.ts';
import { openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { EVENT_INFOS } from '../../../../support/build-notification.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON, notificationRecord } from '../notification-record.ts';
import { pricedRecord } from '../priced-record.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const MIDNIGHT = NOON - 12 * HOUR_MS;

const openWriter = async () => openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);

it('lists events by their newest message, with price and stock now, a day ago and in between', async () => {
  const writer = await openWriter();
  writer.write(
    [
      pricedRecord(1, { price: 150, stock: 4, at: NOON - 30 * HOUR_MS }),
      pricedRecord(2, { price: 140, stock: 6, at: NOON - 3 * HOUR_MS }),
      pricedRecord(3, { price: 120, stock: 9, at: NOON - HOUR_MS }),
      pricedRecord(4, { price: 80, stock: 1, at: NOON - 50, item: { event_id: 'other', outcome: 'filtered' } }),
    ],
    NOON,
  );
  const { events, total } = writer.listEvents(MIDNIGHT, NOON);
  expect(total).toBe(2);
  expect(events.map((event) => event.event_id)).toEqual(['other', 'abc123']);
  expect(events[1]).toEqual({
    event_id: 'abc123',
    website: 'ticketmaster',
    region: 'US',
    event_infos: EVENT_INFOS,
    price: 120,
    last_price: 120,
    price_label: expect.stringMatching(/^\$\d+\.00$/),
    stock: 9,
    before: { price: 150, stock: 4 },
    prices: [
      [NOON - DAY_MS, 150],
      [NOON - 3 * HOUR_MS, 140],
      [NOON - HOUR_MS, 120],
    ],
    alerts_today: 2,
    last_at: new Date(NOON - HOUR_MS).toISOString(),
    last_item: 3,
  });
  expect(events[0]).toMatchObject({ before: null, alerts_today: 0 });
  writer.close();
});

it('keeps the last price of what has sold out, and compares with the first one seen if that is not a day ago', async () => {
  const writer = await openWriter();
  writer.write([pricedRecord(1, { price: 150, stock: 4 }), pricedRecord(2, { price: 150, stock: 0 })], NOON);
  expect(writer.listEvents(MIDNIGHT, NOON + HOUR_MS).events).toMatchObject([
    { price: null, last_price: 150, stock: 0, before: { price: 150, stock: 4 } },
  ]);
  writer.close();
});

it('keeps the same id at two sites apart, and compares with an hour whose points are gone', async () => {
  const writer = await openWriter();
  const late = NOON + 40 * DAY_MS;
  writer.write([pricedRecord(1, { price: 200, stock: 5 })], NOON);
  writer.write(
    [
      pricedRecord(2, { price: 180, stock: 5, at: late }),
      pricedRecord(3, { price: 60, stock: 1, at: late + 1, item: { website: 'axs' } }),
    ],
    late,
  );
  while (writer.maintain(late, DEFAULT_RETENTION));
  expect(writer.listEvents(late, late + 2).events).toMatchObject([
    { website: 'axs', price: 60, before: null },
    { website: 'ticketmaster', price: 180, before: { price: 200, stock: 5 } },
  ]);
  writer.close();
});

it('names each of two sites with the same id as its own messages do', async () => {
  const writer = await openWriter();
  const at = (website: string, event_name: string) => ({ website, event_infos: { ...EVENT_INFOS, event_name } });
  writer.write(
    [
      pricedRecord(1, { price: 50, stock: 1, item: at('TicketSwap', 'Opera') }),
      pricedRecord(2, { price: 60, stock: 1, item: at('AXS', 'Derby') }),
      pricedRecord(3, { price: 70, stock: 1, item: { event_id: 'bare', website: 'TicketSwap', event_infos: null } }),
    ],
    NOON,
  );
  const { events } = writer.listEvents(MIDNIGHT, NOON);
  expect(events.map(({ website, event_infos }) => [website, event_infos?.event_name])).toEqual([
    ['TicketSwap', undefined],
    ['AXS', 'Derby'],
    ['TicketSwap', 'Opera'],
  ]);
  writer.close();
});

it('leaves out test alerts', async () => {
  const writer = await openWriter();
  writer.write([notificationRecord(1, { test: true })], NOON);
  expect(writer.listEvents(MIDNIGHT, NOON)).toEqual({ events: [], total: 0 });
  writer.close();
});

it('lists events of which only the hours of old prices are left, after those heard of since', async () => {
  const writer = await openWriter();
  const late = NOON + 60 * DAY_MS;
  writer.write([pricedRecord(1, { price: 150, stock: 4 }), pricedRecord(2, { price: 140, stock: 0 })], NOON);
  writer.write([pricedRecord(3, { price: 90, stock: 2, at: late, item: { event_id: 'other' } })], late);
  while (writer.maintain(late, DEFAULT_RETENTION));
  const { events, total } = writer.listEvents(late - HOUR_MS, late);
  expect([total, events.map(({ event_id }) => event_id)]).toEqual([2, ['other', 'abc123']]);
  expect(events[1]).toMatchObject({ price: 150, last_price: 150, stock: 4, before: null, last_item: 0 });
  expect(events[1]?.prices).toEqual([[late - DAY_MS, 150]]);
  expect(events[1]?.last_at).toBe(new Date(NOON).toISOString());
  expect(events[1]?.price_label).toBe('$150.00');
  writer.close();
});
