import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { browserMode } from '../drivers/browser-mode.ts';
import type { Driver } from '../drivers/driver.ts';
import { fakeElectron } from '../drivers/fake-electron.ts';
import { accessibilityProblems } from '../support/accessibility-problems.ts';
import { buildApp } from '../support/build-app.ts';
import { connectWithKey } from '../support/connect-with-key.ts';
import { expectEventually } from '../support/expect-eventually.ts';
import { stockMessage } from '../support/test-environment.ts';
import { useAppFixture } from '../support/use-app-fixture.ts';
import { recordHistory, storeEntries, yesterdayAt } from './record-history.ts';

beforeAll(buildApp);

/** A second at the speed of the start. */
const STEP_MS = 20_000;
const ENTRIES = [newEntry('tour-1', 'below-100', { label: 'Below 100', max_price_filter: 100 })];

describe.each<Driver>([browserMode, fakeElectron])('a past evening, replayed: $name', (driver) => {
  const stage = useAppFixture(driver, [{ event_id: 'tour-1' }, { event_id: 'tour-2' }], (folder) => {
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
  const page = () => stage.app.page();
  const replay = () => page().getByRole('region', { name: 'Replay', exact: true });
  const rows = () => page().getByRole('feed', { name: 'Replay, newest first' }).getByRole('article');
  const labels = () => rows().evaluateAll((all) => all.map((row) => row.getAttribute('aria-label')));
  /** What is recorded, as it is in the file. */
  function recorded(): string[] {
    const history = new DatabaseSync(join(stage.environment.folder, 'history.sqlite'), { readOnly: true });
    try {
      return history
        .prepare('SELECT item FROM items ORDER BY id')
        .all()
        .map(({ item }) => String(item));
    } finally {
      history.close();
    }
  }
  let before: string[] = [];

  it('is decided by the watchlist of now, and plays', async () => {
    await connectWithKey(stage.app, stage.environment);
    before = recorded();
    await page().keyboard.press('4');
    await page().getByRole('button', { name: 'Replay…' }).click();
    // Last evening is what the form has.
    await page().getByRole('button', { name: 'Start replay' }).click();
    await replay()
      .getByText(/^Everything/)
      .click();
    await expectEventually(labels).toEqual([
      'Artist World Tour tour-1: filtered',
      'Artist World Tour tour-1: filtered',
      'Artist World Tour tour-1: alert',
    ]);
    await replay().getByText('1 alert with the watchlist of now · 1 that evening').waitFor();
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
    await replay().getByText('2 alerts with the watchlist of now · 1 before the last edit · 1 that evening').waitFor();
    expect(await accessibilityProblems(page())).toEqual([]);
  });

  it('leaves the live alert its toast, and nothing else is recorded, raised or opened', async () => {
    expect(await stage.app.toastCount()).toBe(0);
    stage.environment.gateway.sendNotification(stockMessage({ event_id: 'tour-2' }));
    if (stage.app.clickToast !== null) await expectEventually(() => stage.app.toastCount()).toBe(1);
    await expectEventually(() => recorded().length).toBe(before.length + 1);
    expect(recorded().slice(0, before.length)).toEqual(before);
    expect(JSON.parse(recorded().at(-1) ?? '')).toMatchObject({ event_id: 'tour-2', outcome: 'alert' });
    expect(stage.environment.openedLinks()).toEqual([]);
    expect(await labels()).toHaveLength(3);
    await page().getByRole('button', { name: 'Back to live' }).click();
    await page().getByRole('article', { name: 'Artist World Tour tour-2' }).waitFor();
    await expectEventually(() => page().getByText('REPLAY', { exact: true }).count()).toBe(0);
  });
});
