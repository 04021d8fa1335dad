import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { ExportFormat, ExportPart } from '../../../../../core/bridge/export-part.ts';
import { NO_HISTORY_FILTERS } from '../../../../../core/feed/search/history-filters.ts';
import type { SeriesRow } from '../../../../../core/series/series-rows.ts';
import { DEFAULT_RETENTION } from '../../../../../main/engine/history/history-records.ts';
import { type HistoryWriter, openHistoryWriter } from '../../../../../main/engine/history/writing/history-writer.ts';
import { buildItem } from '../../../../support/build-item.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { NOON, notificationRecord } from '../notification-record.ts';
import { pricedRecord } from '../priced-record.ts';

const open = async () => openHistoryWriter(join(await temporaryFolder(), 'history.sqlite'), NOON);

/** A whole file, as the window puts it together. */
function collect<Cursor>(part: (after: Cursor | null) => ExportPart<Cursor>) {
  let text = '';
  let rows = 0;
  let parts = 0;
  let after: Cursor | null = null;
  do {
    const one: ExportPart<Cursor> = part(after);
    text += one.text;
    rows += one.rows;
    parts += 1;
    after = one.next;
  } while (after !== null);
  return { text, rows, parts };
}

const exported = (writer: HistoryWriter, format: ExportFormat, filters = NO_HISTORY_FILTERS) =>
  collect<number>((before) =>
    writer.exportItems({ before, view: 'everything', words: [], website: null, changeType: null, filters }, format),
  );

const cells = (text: string) =>
  Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });

describe('an export of the history', () => {
  it('is one file in many parts, newest first, with each row once', async () => {
    const writer = await open();
    writer.write(
      Array.from({ length: 2_500 }, (_, index) => notificationRecord(index + 1)),
      NOON,
    );
    const csv = exported(writer, 'csv');
    expect(csv).toMatchObject({ rows: 2_500, parts: 3 });
    expect(csv.text.startsWith('\uFEFFreceived_at,')).toBe(true);
    const { data, errors } = cells(csv.text);
    expect(errors).toEqual([]);
    expect(data).toHaveLength(2_500);
    expect(data[0]?.received_at).toBe(new Date(NOON + 2_500).toISOString());
    const json = JSON.parse(exported(writer, 'json').text);
    expect(json.map(({ id }: { id: number }) => id)).toEqual(Array.from({ length: 2_500 }, (_, n) => 2_500 - n));
    expect(json[0]).toMatchObject({ type: 'notification', link: 'https://tickets.example/cart/floor-ga' });
    writer.close();
  });

  it('holds what the filters find, without gaps and test alerts; of nothing it is an empty file', async () => {
    const writer = await open();
    writer.write(
      [
        notificationRecord(1, { outcome: 'filtered' }),
        notificationRecord(2, { test: true }),
        { kind: 'gap', item: { kind: 'gap', id: 3, from: '2026-06-01T12:00:00Z', to: null, reason: 'x' }, atMs: NOON },
        notificationRecord(4),
      ],
      NOON,
    );
    expect(JSON.parse(exported(writer, 'json').text)).toHaveLength(2);
    expect(exported(writer, 'csv', { ...NO_HISTORY_FILTERS, outcome: 'filtered' }).rows).toBe(1);
    const none = { ...NO_HISTORY_FILTERS, outcome: 'muted' } as const;
    expect(JSON.parse(exported(writer, 'json', none).text)).toEqual([]);
    expect(exported(writer, 'csv', none).text.split('\r\n')).toHaveLength(2);
    writer.close();
  });

  it('keeps a line whose message is gone', async () => {
    const writer = await open();
    writer.write([notificationRecord(1)], NOON);
    writer.maintain(NOON, { ...DEFAULT_RETENTION, maxPayloadBytes: 1 });
    expect(JSON.parse(exported(writer, 'json').text)).toMatchObject([{ id: 1, link: null }]);
    writer.close();
  });

  it('never begins a cell with what a spreadsheet would run', async () => {
    const writer = await open();
    const evil = '=HYPERLINK("https://evil.example";"x")';
    writer.write([notificationRecord(1, { event_infos: buildItem({}).event_infos, website: evil })], NOON);
    expect(cells(exported(writer, 'csv').text).data[0]?.website).toBe(`'${evil}`);
    writer.close();
  });
});

describe('an export of prices', () => {
  it('has every message and, of old ones, every hour, of the event and its sections', async () => {
    const writer = await open();
    const MONTH = 31 * 24 * 60 * 60_000;
    writer.write(
      Array.from({ length: 3_000 }, (_, index) =>
        pricedRecord(index + 1, { price: 50 + (index % 7), stock: 3, at: NOON + index * 1000 }),
      ),
      NOON,
    );
    writer.write([pricedRecord(5_000, { price: 20, stock: 3, at: NOON + MONTH })], NOON + MONTH);
    // As many steps as it takes: each condenses a few points only.
    while (writer.maintain(NOON + MONTH, { ...DEFAULT_RETENTION, maxAgeMs: 1e15 }));
    const { event_id, website } = pricedRecord(1, { price: 1, stock: 1 }).item;
    const file = (format: ExportFormat) =>
      collect((after) => writer.exportSeries({ event_id, website, format, after: after as never }) as never);
    const { data } = cells(file('csv').text);
    const whole = data.filter((row) => row.section === '' && row.class === 'all');
    expect(whole.map((row) => [row.per, row.price_min, row.price_max])).toEqual([
      ['hour', '50', '56'],
      ['message', '20', '20'],
    ]);
    expect(JSON.parse(file('json').text)).toHaveLength(data.length);
    writer.close();
  });

  it('names the currency as the site writes it, and none before it changed', async () => {
    const writer = await open();
    const [first, second, third] = [1, 2, 3].map((id) => pricedRecord(id, { price: 50 + id, stock: 3 }));
    if (first === undefined || second === undefined || third === undefined) throw new Error('three records');
    const inEuro = { ...second, frame: second.frame.replace('$52.00', '52,00 €') };
    const soldOut = pricedRecord(4, { price: 53, stock: 0 });
    writer.write([first], NOON);
    const { event_id, website } = first.item;
    const currencies = () => {
      const part = writer.exportSeries({ event_id, website, format: 'json', after: null });
      const rows = JSON.parse(part.text) as SeriesRow[];
      return rows.filter((row) => row.section === '' && row.class === 'all').map((row) => row.currency);
    };
    expect(currencies()).toEqual(['$']);
    writer.write([inEuro, soldOut], NOON);
    expect(currencies()).toEqual([null, '€', null]);
    const { text } = writer.exportSeries({ event_id, website, format: 'csv', after: null });
    expect(cells(text).data.map(({ currency }) => currency)).toContain('€');
    writer.close();
  });
});

it('an exported message names the currency of the price that it shows; blank if the site shows none', async () => {
  const writer = await open();
  const best = (price_label: string | null) => ({ best: { ...buildItem({}).best, price: 99, price_label } }) as never;
  writer.write(
    [notificationRecord(1, best('CHF 99.-')), notificationRecord(2, best('99.00')), notificationRecord(3)],
    NOON,
  );
  expect(cells(exported(writer, 'csv').text).data.map(({ currency }) => currency)).toEqual(['', '', 'CHF']);
  const json = JSON.parse(exported(writer, 'json').text) as { currency: string | null }[];
  expect(json.map(({ currency }) => currency)).toEqual([null, null, 'CHF']);
  writer.close();
});
