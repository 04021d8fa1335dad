import { createReadStream, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { Page } from 'playwright-core';
import { Parser } from 'tar';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { browserMode } from '../drivers/browser-mode.ts';
import type { Driver, RunningApp } from '../drivers/driver.ts';
import { type FakeElectronApp, fakeElectron } from '../drivers/fake-electron.ts';
import { buildApp } from '../support/app/build-app.ts';
import { expectEventually } from '../support/expect-eventually.ts';
import { connectWithKey } from '../support/page/connect-with-key.ts';
import { createTestEnvironment, stockMessage } from '../support/test-environment.ts';
import { recordHistory, storeEntries, yesterdayAt } from './record-history.ts';

beforeAll(buildApp);

/** How the user of each host gives a file and gets one. */
interface Hands {
  /** Presses a button of the settings and says where the file goes; its path. */
  save(app: RunningApp, path: string): Promise<string>;
  give(app: RunningApp, path: string): Promise<void>;
}

const HOSTS: readonly { readonly name: string; readonly driver: Driver; readonly hands: Hands }[] = [
  {
    name: 'browser mode',
    driver: browserMode,
    hands: {
      async save(app, path) {
        const download = app.page().waitForEvent('download');
        await press(app.page(), 'Back up…');
        const file = await download;
        expect(file.suggestedFilename()).toMatch(/^eventory-backup-[\d-]+\.tar\.gz$/);
        await file.saveAs(path);
        return path;
      },
      async give(app, path) {
        const chooser = app.page().waitForEvent('filechooser');
        await press(app.page(), 'Restore…');
        await (await chooser).setFiles(path);
      },
    },
  },
  {
    name: 'the desktop app',
    driver: fakeElectron,
    hands: {
      async save(app, path) {
        await (app as FakeElectronApp).call('chooseFile', path);
        await press(app.page(), 'Back up…');
        await app.page().getByText(path).waitFor();
        return path;
      },
      async give(app, path) {
        await (app as FakeElectronApp).call('chooseFile', path);
        await press(app.page(), 'Restore…');
      },
    },
  },
];

/** By the keyboard alone. */
async function press(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).focus();
  await page.keyboard.press('Enter');
}

async function openHistorySettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'History' }).click();
}

/** The names and the texts of what is in a backup. */
async function readArchive(path: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const parser = new Parser({
    onReadEntry(entry) {
      entry.concat().then((content) => files.set(entry.path, content.toString('latin1')));
    },
  });
  for await (const chunk of createReadStream(path).pipe(createGunzip())) parser.write(chunk as Buffer);
  parser.end();
  await new Promise((resolve) => setImmediate(resolve));
  return files;
}

describe.each(HOSTS)('$name', ({ driver, hands }) => {
  it('backs up, and restores while the connection goes on', { timeout: 180_000 }, async () => {
    const entries = [newEntry('tour-1', 'a', { label: 'Été, "front"' })];
    const environment = await createTestEnvironment([{ event_id: 'tour-1' }]);
    onTestFinished(() => environment.dispose());
    const { folder, gateway } = environment;
    storeEntries(folder, entries);
    recordHistory(folder, [{ atMs: yesterdayAt(19), message: stockMessage({ price: 150, stock: 5 }) }], entries);
    const first = await environment.startApp(driver);
    await connectWithKey(first, environment);
    await openHistorySettings(first.page());
    const file = await hands.save(first, join(dirname(folder), 'mine.tar.gz'));
    await first.dispose();
    const packed = await readArchive(file);
    expect([...packed.keys()]).toEqual(
      ['manifest.json', 'settings.json', 'watchlist.json', 'history.sqlite'].filter((name) => packed.has(name)),
    );
    expect(packed.get('watchlist.json')).toContain('tour-1');

    storeEntries(folder, [newEntry('mine', 'm')]);
    rmSync(join(folder, 'history.sqlite'));
    const second = await environment.startApp(driver);
    onTestFinished(() => second.dispose());
    const page = second.page();
    await page.getByText('Connected', { exact: true }).first().waitFor();
    await openHistorySettings(page);
    await hands.give(second, file);
    const question = page.getByRole('dialog', { name: 'Restore this backup?' });
    await question.getByText('1 entry (1 added, 0 changed, 1 removed)').waitFor();
    await question.getByText(/1 messages and gaps, from/).waitFor();
    // The safe answer is the one that Enter gives.
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'hidden' });
    expect(readFileSync(join(folder, 'watchlist.json'), 'utf8')).toContain('mine');

    await hands.give(second, file);
    await question.getByRole('button', { name: 'Restore', exact: true }).click();
    await page.getByText(/^Restored\..*What was there is kept in the data folder/).waitFor();
    expect(readdirSync(folder).filter((name) => name.includes('before-restore')).length).toBeGreaterThan(1);
    await page.getByRole('link', { name: 'Watchlist' }).click();
    await page.getByRole('table', { name: 'Watchlist entries' }).getByText('Été, "front"').waitFor();
    await page.getByRole('link', { name: 'Feed' }).click();
    await page.getByRole('article').filter({ hasText: '$150.00' }).first().waitFor();
    // The same connection goes on, by the restored watchlist.
    gateway.sendNotification(stockMessage({ price: 110, stock: 9 }));
    await page.getByRole('article').filter({ hasText: '$110.00' }).first().waitFor();
    await expectEventually(() => second.toastCount()).toBeGreaterThan(0);
    expect(gateway.connections()).toHaveLength(1);
  });

  it('says of a file that is none of ours what it is, and changes nothing', async () => {
    const environment = await createTestEnvironment([]);
    onTestFinished(() => environment.dispose());
    const app = await environment.startApp(driver);
    onTestFinished(() => app.dispose());
    await connectWithKey(app, environment);
    await openHistorySettings(app.page());
    await hands.give(app, import.meta.filename);
    const alert = app.page().getByRole('alert').filter({ hasText: 'cannot be restored' });
    await alert.waitFor();
    expect(await alert.textContent()).toContain('Use another copy of it.');
    await app.page().getByRole('button', { name: 'Restore…' }).waitFor();
  });
});
