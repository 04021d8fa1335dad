import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { browserMode } from '../drivers/browser-mode.ts';
import type { Driver } from '../drivers/driver.ts';
import { fakeElectron } from '../drivers/fake-electron.ts';
import { buildApp } from '../support/app/build-app.ts';
import { expectEventually } from '../support/expect-eventually.ts';
import { connectWithKey } from '../support/page/connect-with-key.ts';
import { readDownload } from '../support/page/read-download.ts';
import { stockMessage } from '../support/test-environment.ts';
import { useAppFixture } from '../support/use-app-fixture.ts';
import { recordHistory, storeEntries, yesterdayAt } from './record-history.ts';

beforeAll(buildApp);

const DRIVERS: readonly Driver[] = [browserMode, fakeElectron];

/** Every kind of field, with what a format may break: quotes, commas, lines, formulas, other scripts. */
const ENTRIES = [
  newEntry('tour-1', 'a', {
    label: '=1+1, "front" or nothing',
    notes: 'first line\nsecond; third\t"quoted"',
    section: 'Floor*, 101-110, !PIT',
    keywords: '"box seats" -obstructed; Þórr',
    change_type: ['stock_increase', 'price_decrease'],
    min_price_filter: 0.5,
    max_price_filter: 1234.56,
    new_low: 'section',
    drop_percent: 12.5,
    drop_days: 14,
    below_face: true,
    strict: true,
  }),
  newEntry('0012', 'b', {
    label: 'چادر',
    muted_until: '2027-01-01T00:00:00+03:30',
    resale_tickets: false,
    enabled: false,
  }),
  newEntry('-3', 'c', {
    change_type: ['*'],
    date_filter: 'sat,sun',
    row_filter: 'A-F, 1-10',
    seat_quantity: 2,
    auto_open: true,
  }),
];

describe.each(DRIVERS)('an exported watchlist: $name', (driver) => {
  const from = useAppFixture(driver, [], (folder) => storeEntries(folder, ENTRIES));
  const to = useAppFixture(driver);
  const exportAs = (fixture: typeof from, form: 'JSON' | 'CSV') =>
    readDownload(fixture.app.page(), async () => {
      await fixture.app.page().getByRole('button', { name: 'Export' }).click();
      await fixture.app
        .page()
        .getByRole('menuitem', { name: new RegExp(`^${form}`) })
        .click();
    });
  const stored = (fixture: typeof from): WatchlistEntry[] =>
    JSON.parse(readFileSync(join(fixture.environment.folder, 'watchlist.json'), 'utf8')).entries;

  beforeAll(async () => {
    for (const fixture of [from, to]) {
      await connectWithKey(fixture.app, fixture.environment);
      await fixture.app.page().getByRole('link', { name: 'Watchlist' }).click();
    }
  });

  afterEach(async () => {
    const page = to.app.page();
    await page.getByRole('table', { name: 'Watchlist entries' }).getByRole('checkbox', { name: /all/i }).click();
    await page.getByRole('toolbar', { name: 'Selected entries' }).getByRole('button', { name: 'Delete' }).click();
    await page.getByText('No filters yet').waitFor();
  });

  it.each(['JSON', 'CSV'] as const)('is the same list again once its %s is imported elsewhere', async (form) => {
    const page = to.app.page();
    const buffer = await exportAs(from, form);
    await page.getByRole('button', { name: 'Import…' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Import a watchlist' });
    await page.locator('input[type="file"]').setInputFiles({
      name: `list.${form.toLowerCase()}`,
      mimeType: 'text/plain',
      buffer,
    });
    await dialog.getByRole('button', { name: 'Add 3' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expectEventually(() => stored(to)).toEqual(ENTRIES);
    expect((await exportAs(to, 'CSV')).equals(await exportAs(from, 'CSV'))).toBe(true);
    expect(JSON.parse((await exportAs(to, 'JSON')).toString())).toEqual(
      JSON.parse((await exportAs(from, 'JSON')).toString()),
    );
  });
});

describe.each(DRIVERS)('an exported history: $name', (driver) => {
  const COUNT = 130;
  const nameOf = (number: number) => `Łódź "Live", ${number}; Größe\t${number % 40 === 0 ? 'encore' : 'main'}`;
  const fixture = useAppFixture(driver, [], (folder) =>
    recordHistory(
      folder,
      Array.from({ length: COUNT }, (_, index) => {
        const number = index + 1;
        const message = stockMessage({ event_id: `tour-${number}`, price: 100 + number });
        const infos = { ...message.event_infos, event_name: nameOf(number) };
        return { atMs: yesterdayAt(9) + number * 60_000, message: { ...message, event_infos: infos } };
      }),
    ),
  );
  const page = () => fixture.app.page();
  const lines = () => page().getByRole('feed', { name: 'History, newest first' }).locator('article[data-item]');
  const ids = () => lines().evaluateAll((all) => all.map((line) => Number(line.getAttribute('data-item'))));
  const exportAs = (form: 'JSON' | 'CSV') =>
    readDownload(page(), async () => {
      await page().getByRole('button', { name: 'Export what is listed' }).click();
      await page()
        .getByRole('menuitem', { name: `As ${form}` })
        .click();
    });
  const readJson = async () => JSON.parse((await exportAs('JSON')).toString()) as Record<string, unknown>[];
  const readCsv = async () => {
    const text = (await exportAs('CSV')).toString();
    expect(text.startsWith('\uFEFF')).toBe(true);
    const { data, errors } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    return data;
  };

  beforeAll(async () => {
    await connectWithKey(fixture.app, fixture.environment);
    await page().getByRole('link', { name: 'History' }).click();
    await lines().first().waitFor();
  });

  it('has every message, also those that were never scrolled into view', async () => {
    const numbers = Array.from({ length: COUNT }, (_, index) => COUNT - index);
    expect((await readJson()).map(({ id }) => id)).toEqual(numbers);
    expect((await readCsv()).map(({ event_name, price }) => [event_name, price])).toEqual(
      numbers.map((number) => [nameOf(number), String(100 + number)]),
    );
  });

  it('has the rows that the search lists, in their order', async () => {
    await page().keyboard.press('/');
    await page().keyboard.type('encore');
    await expectEventually(ids).toEqual([120, 80, 40]);
    const shown = await lines().allInnerTexts();
    const json = await readJson();
    expect(json.map(({ id }) => id)).toEqual([120, 80, 40]);
    const csv = await readCsv();
    expect(csv.map(({ received_at }) => received_at)).toEqual(json.map(({ received_at }) => received_at));
    expect(csv).toHaveLength(shown.length);
    for (const [index, { price_label = '?', event_venue = '?' }] of csv.entries()) {
      expect(shown[index]).toContain(price_label);
      expect(shown[index]).toContain(event_venue);
    }
  });
});
