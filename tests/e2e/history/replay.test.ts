import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { browserMode } from '../drivers/browser-mode.ts';
import type { Driver } from '../drivers/driver.ts';
import { fakeElectron } from '../drivers/fake-electron.ts';
import { buildApp } from '../support/app/build-app.ts';
import { expectEventually } from '../support/expect-eventually.ts';
import { accessibilityProblems } from '../support/page/accessibility-problems.ts';
import { connectWithKey } from '../support/page/connect-with-key.ts';
import { stockMessage } from '../support/test-environment.ts';
import { useAppFixture } from '../support/use-app-fixture.ts';
import { recordHistory, storeEntries, yesterdayAt } from './record-history.ts';

beforeAll(buildApp);

/** A second at the speed of the start. */
const STEP_MS = 20_000;
/** What messages and alerts leave in the history. */
const TABLES = [
  'items',
  'frames',
  'toasts',
  'alert_outcomes',
  'results',
  'series_points',
  'quarter_counts',
  'delay_counts',
];
const ENTRIES = [newEntry('tour-1', 'below-100', { label: 'Below 100', max_price_filter: 100 })];

describe.each<Driver>([browserMode, fakeElectron])('a past evening, replayed: $name', (driver) => {
  const fixture = useAppFixture(driver, [{ event_id: 'tour-1' }, { event_id: 'tour-2' }], (folder) => {
    storeEntries(folder, ENTRIES);
    const begin = yesterdayAt(19);
    recordHistory(
      folder,
      [
        { atMs: begin, message: stockMessage({ price: 95, stock: 5 }) },
        { atMs: begin + STEP_MS, message: stockMessage({ price: 153.5, stock: 6 }) },
        { atMs: begin + 2 * STEP_MS, message: stockMessage({ price: 180, stock: 7 }) },
      ],
      ENTRIES,
    );
  });
  const page = () => fixture.app.page();
  const replay = () => page().getByRole('region', { name: 'Replay', exact: true });
  const rows = () => page().getByRole('feed', { name: 'Replay, newest first' }).getByRole('article');
  const labels = () => rows().evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')));
  /** A table of the history, as it is in the file. */
  function read(table: string): readonly unknown[] {
    const history = new DatabaseSync(join(fixture.environment.folder, 'history.sqlite'), { readOnly: true });
    try {
      return history.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all();
    } finally {
      history.close();
    }
  }
  const readAll = () => Object.fromEntries(TABLES.map((table) => [table, read(table)]));
  let before: ReturnType<typeof readAll> = {};

  it('is decided by the watchlist of now, and plays', async () => {
    await connectWithKey(fixture.app, fixture.environment);
    before = readAll();
    expect(before.items).toHaveLength(3);
    await page().keyboard.press('4');
    await page().getByRole('button', { name: 'Replay…' }).click();
    // Last evening is what the form has.
    await page().getByRole('button', { name: 'Start replay' }).click();
    await replay()
      .getByText(/^Everything \d/)
      .click();
    await expectEventually(labels).toEqual([
      'Artist World Tour tour-1: filtered',
      'Artist World Tour tour-1: filtered',
      'Artist World Tour tour-1: alert',
    ]);
    await replay().getByText('1 alert with the current watchlist · 1 that evening').waitFor();
    await page().getByText('REPLAY', { exact: true }).waitFor();
    expect(await accessibilityProblems(page())).toEqual([]);
  });

  it('alerts for what the entry takes once its max was raised meanwhile', async () => {
    await replay().getByRole('button', { name: 'Pause' }).waitFor();
    await rows().filter({ hasText: '$153.50' }).click();
    const detail = page().getByRole('complementary', { name: 'Details' });
    await detail
      .getByText(/above.*100/)
      .first()
      .waitFor();
    await detail.getByRole('button', { name: 'Show in history' }).click();
    await page().getByRole('button', { name: 'Raise max to $153.50' }).first().click();
    await page().getByRole('button', { name: 'Show the replay' }).click();
    await expectEventually(labels).toEqual([
      'Artist World Tour tour-1: filtered',
      'Artist World Tour tour-1: alert, filtered then',
      'Artist World Tour tour-1: alert',
    ]);
    await replay().getByText('2 alerts with the current watchlist · 1 before the last edit · 1 that evening').waitFor();
    expect(await accessibilityProblems(page())).toEqual([]);
  });

  it('has recorded, raised and opened nothing', async () => {
    expect(readAll()).toEqual(before);
    expect(await fixture.app.toastCount()).toBe(0);
    expect(fixture.environment.openedLinks()).toEqual([]);
  });

  it('leaves a live alert its toast, its record and its place in the feed', async () => {
    await replay().getByRole('button', { name: 'Pause' }).waitFor();
    fixture.environment.gateway.sendNotification(stockMessage({ event_id: 'tour-2' }));
    if (fixture.app.clickToast !== null) await expectEventually(() => fixture.app.toastCount()).toBe(1);
    await expectEventually(() => read('items').length).toBe(4);
    expect(await labels()).toHaveLength(3);
    await page().getByRole('button', { name: 'Back to live' }).click();
    const row = page().getByRole('article', { name: 'Artist World Tour tour-2' });
    await row.getByRole('button', { name: /^Add to cart/ }).waitFor();
    await expectEventually(() => page().getByText('REPLAY', { exact: true }).count()).toBe(0);
  });
});
