import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { checkOwnSound } from '../../core/settings/own-sounds.ts';
import { buildWav } from '../support/build-wav.ts';
import { browserMode } from './drivers/browser-mode.ts';
import { buildApp } from './support/app/build-app.ts';
import { expectEventually } from './support/expect-eventually.ts';
import { accessibilityProblems } from './support/page/accessibility-problems.ts';
import { connectWithKey } from './support/page/connect-with-key.ts';
import { createTestEnvironment, stockMessage } from './support/test-environment.ts';

beforeAll(buildApp);

const FIXTURES = join(import.meta.dirname, 'fixtures/sounds');
const CHIME = readFileSync(join(import.meta.dirname, '../../assets/sounds/chime.wav'));
const SETTINGS = { alerts: { sound: 'chime', volume: 1 } };

/** A player that keeps what it was to play. */
function fakePlayer() {
  const folder = mkdtempSync(join(tmpdir(), 'eventory-player-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ['pw-play', 'aplay', 'paplay']) {
    writeFileSync(
      join(folder, name),
      `#!/bin/sh\nfor file; do :; done\nexec /bin/cp "$file" "$(mktemp '${folder}/played-XXXXXX')"\n`,
    );
    chmodSync(join(folder, name), 0o755);
  }
  const played = () => readdirSync(folder).filter((name) => name.startsWith('played-'));
  return {
    path: `${folder}:${process.env.PATH}`,
    count: () => played().length,
    has: (wav: Buffer) => played().some((name) => readFileSync(join(folder, name)).equals(wav)),
    clear: () => {
      for (const name of played()) rmSync(join(folder, name));
    },
  };
}

const openSettings = (page: Page) => page.getByRole('link', { name: 'Settings' }).click();
const alerts = (page: Page) => page.getByRole('region', { name: 'Alerts', exact: true });

async function addFile(page: Page, file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]): Promise<void> {
  await alerts(page).locator('input[type=file]').setInputFiles(file);
}

const storedSounds = (folder: string) =>
  existsSync(join(folder, 'sounds'))
    ? readdirSync(join(folder, 'sounds')).map((name) => ({ name, wav: readFileSync(join(folder, 'sounds', name)) }))
    : [];

// Only on Linux is the player a program that a test can put in place.
describe.skipIf(process.platform !== 'linux')('own sounds', () => {
  it('are added from every format, chosen, heard with an alert, and never lead to silence', async () => {
    const player = fakePlayer();
    const environment = await createTestEnvironment([{ event_id: 'tour-1' }], SETTINGS);
    onTestFinished(() => environment.dispose());
    const app = await environment.startApp(browserMode, { PATH: player.path });
    onTestFinished(() => app.dispose());
    const page = app.page();
    await connectWithKey(app, environment);
    await openSettings(page);

    const files = readdirSync(FIXTURES).filter((name) => name.startsWith('tone'));
    expect(files).toHaveLength(6);
    for (const file of files) {
      const before = storedSounds(environment.folder).length;
      await addFile(page, join(FIXTURES, file));
      await expectEventually(() => storedSounds(environment.folder).length).toBe(before + 1);
    }
    for (const { wav } of storedSounds(environment.folder)) {
      expect(checkOwnSound(wav)).toBeNull();
      expect(wav.includes('Secret title')).toBe(false);
    }
    await alerts(page).getByRole('textbox', { name: 'Name of “tone (2)”' }).waitFor();

    const refused: [string, string, Buffer, RegExp][] = [
      ['horn.wav', 'a text', Buffer.from('I am a text. '.repeat(100)), /no sound file that can be read/],
      ['empty.mp3', 'nothing', Buffer.alloc(0), /no sound file that can be read/],
      ['huge.wav', 'too large', Buffer.alloc(10 * 1024 * 1024 + 1), /larger than 10 MB/],
      ['cut.wav', 'a header that is cut off', buildWav().subarray(0, 30), /damaged or incomplete/],
      // Of this one the library never comes to an end.
      [
        'endless.flac',
        'a header that is cut off',
        readFileSync(join(FIXTURES, 'tone.flac')).subarray(0, 462),
        /damaged or incomplete/,
      ],
      ['silence.wav', 'silence', buildWav({ peak: 0 }), /nothing to hear/],
      [
        'picture.ogg',
        'a picture',
        readFileSync(join(import.meta.dirname, '../../assets/icons/app.png')),
        /no sound file/,
      ],
    ];
    for (const [name, , buffer, message] of refused) {
      await addFile(page, { name, mimeType: 'audio/wav', buffer });
      await alerts(page).getByRole('alert').filter({ hasText: message }).waitFor({ timeout: 40_000 });
    }
    expect(storedSounds(environment.folder)).toHaveLength(6);
    expect(await accessibilityProblems(page)).toEqual([]);

    await addFile(page, { name: '../../\u202eHorn.wav', mimeType: 'audio/wav', buffer: buildWav({ seconds: 12 }) });
    await page.getByText('“Horn” is added. Its first 10 s are used.').waitFor();
    const horn = storedSounds(environment.folder).find(({ wav }) => wav.length > 800_000);
    if (horn === undefined) throw new Error('The horn was not stored.');

    await alerts(page).getByRole('combobox', { name: 'Sound', exact: true }).click();
    await page.getByRole('option', { name: 'Horn' }).click();
    player.clear();
    await alerts(page).getByRole('button', { name: 'Play the sound' }).click();
    await expectEventually(() => player.has(horn.wav)).toBe(true);
    player.clear();
    environment.gateway.sendNotification(stockMessage());
    await expectEventually(() => player.has(horn.wav)).toBe(true);

    rmSync(join(environment.folder, 'sounds', horn.name));
    await app.kill?.();
    const again = await environment.startApp(browserMode, { PATH: player.path });
    onTestFinished(() => again.dispose());
    await environment.gateway.waitForConnections();
    // One banner at a time: others may be graver.
    const missing = again.page().getByText('A sound cannot be played');
    const next = again.page().getByRole('button', { name: /^\d of \d$/ });
    await expectEventually(async () => {
      if (!(await missing.isVisible()) && (await next.isVisible())) await next.click();
      return missing.isVisible();
    }).toBe(true);
    player.clear();
    environment.gateway.sendNotification(stockMessage({ stock: 20 }));
    await expectEventually(() => player.has(CHIME)).toBe(true);
  }, 120_000);

  it('are played by the page if the system has no player', async () => {
    const environment = await createTestEnvironment([{ event_id: 'tour-1' }], SETTINGS);
    onTestFinished(() => environment.dispose());
    const app = await environment.startApp(browserMode, { PATH: '/nowhere', DBUS_SESSION_BUS_ADDRESS: '' });
    onTestFinished(() => app.dispose());
    const page = app.page();
    await page.addInitScript(() => {
      const seconds: number[] = [];
      Object.assign(window, { seconds });
      const { start } = AudioBufferSourceNode.prototype;
      AudioBufferSourceNode.prototype.start = function record(...args) {
        seconds.push(this.buffer?.duration ?? 0);
        return start.apply(this, args);
      };
    });
    await page.reload();
    await connectWithKey(app, environment);
    await openSettings(page);
    await addFile(page, { name: 'Horn.wav', mimeType: 'audio/wav', buffer: buildWav({ seconds: 1.25 }) });
    await alerts(page).getByRole('button', { name: 'Play “Horn”' }).click();
    const heard = () =>
      page.evaluate(() => (window as unknown as { seconds: number[] }).seconds.map((s) => s.toFixed(2)));
    await expect.poll(heard).toEqual(['1.25']);
  }, 60_000);
});
