import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { extractAll, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryWorkerData } from '../../main/engine/history/history-worker.ts';
import electronPackage from '../../node_modules/electron/package.json' with { type: 'json' };
import { startFakeElectronApp } from '../e2e/drivers/fake-electron.ts';
import { createTestEnvironment } from '../e2e/support/test-environment.ts';
import { writeStandInElectronDist } from '../support/stand-in-electron-dist.ts';
import { waitFor } from '../support/wait-for.ts';

const ROOT = join(import.meta.dirname, '../..');
const BUDGET_BYTES = 6_000_000;

/** A fuse's state, as the executable holds it. */
const [DISABLED, ENABLED] = ['0', '1'].map((state) => state.charCodeAt(0));

const ALLOWED_FILES = [
  /^package\.json$/,
  /^dist\/main\/[\w.-]+\.js$/,
  /^dist\/preload\/index\.cjs$/,
  /^dist\/renderer\/(index\.html|assets\/[\w.-]+\.(js|css|svg))$/,
  /^dist\/(main|preload|renderer)\/THIRD_PARTY_NOTICES\.md$/,
  /^assets\/(icons|sounds)\/[\w./@-]+\.(png|wav)$/,
];

describe.skipIf(process.platform !== 'linux')('npm run package -- --dir', () => {
  let scratch: string;
  let app: string;
  let archive: string;
  /** The archive's files, extracted where Electron finds the archive. */
  let extracted: string;
  let files: string[];

  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), 'eventory-package-'));
    writeStandInElectronDist(join(scratch, 'electron'), electronPackage.version);
    const options = [
      `-c.electronDist=${join(scratch, 'electron')}`,
      `-c.directories.output=${join(scratch, 'release')}`,
    ];
    // Vitest's NODE_ENV would put React's development build into the package.
    const { NODE_ENV: _, ...environment } = process.env;
    execFileSync('npm', ['run', '--silent', 'package', '--', '--dir', ...options], {
      cwd: ROOT,
      // Nothing can be downloaded, and nothing that was downloaded before is found.
      env: { ...environment, HTTPS_PROXY: 'http://127.0.0.1:9', XDG_CACHE_HOME: join(scratch, 'cache') },
    });
    app = join(scratch, 'release/linux-unpacked');
    archive = join(app, 'resources/app.asar');
    extracted = join(scratch, 'installed/app.asar');
    extractAll(archive, extracted);
    cpSync(`${archive}.unpacked`, `${extracted}.unpacked`, { recursive: true });
    files = listPackage(archive, { isPack: false })
      .map((file) => file.slice(1))
      .filter((file) => statSync(join(extracted, file)).isFile());
  }, 180_000);

  afterAll(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

  it('makes an archive within its budget', () => {
    expect(statSync(archive).size).toBeLessThan(BUDGET_BYTES);
  });

  it('packs what the app needs, and nothing else', () => {
    expect(files.filter((file) => !ALLOWED_FILES.some((allowed) => allowed.test(file)))).toEqual([]);
    for (const needed of ['dist/main/index.js', 'dist/main/history-worker.js', 'dist/main/THIRD_PARTY_NOTICES.md']) {
      expect(files).toContain(needed);
    }
  });

  it('leaves beside the archive only what other programs read', () => {
    const folders = globSync('*/*', { cwd: `${archive}.unpacked` });
    expect(folders.sort()).toEqual(['assets/icons', 'assets/sounds']);
  });

  it('sets the fuses of the executable', async () => {
    const fuses = await getCurrentFuseWire(join(app, 'eventory-tray'));
    expect(fuses).toMatchObject({
      [FuseV1Options.RunAsNode]: DISABLED,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: DISABLED,
      [FuseV1Options.EnableNodeCliInspectArguments]: DISABLED,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ENABLED,
      [FuseV1Options.OnlyLoadAppFromAsar]: ENABLED,
      [FuseV1Options.EnableCookieEncryption]: ENABLED,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: DISABLED,
    });
  });

  it('the history’s thread runs from the files of the archive', async () => {
    const worker = new Worker(join(extracted, 'dist/main/history-worker.js'));
    const replies: unknown[] = [];
    const failed = new Promise((_resolve, reject) => worker.once('error', reject));
    worker.on('message', (reply) => replies.push(reply));
    const path = join(scratch, 'history.sqlite');
    worker.postMessage({ role: 'writer', path, nowMs: Date.now() } satisfies HistoryWorkerData);
    worker.postMessage({ id: 1, method: 'status', args: [] });
    const answered = waitFor('both are answered', () => replies.length === 2);
    await Promise.race([answered, failed]);
    expect(replies).toMatchObject([
      { id: 0, value: null, status: {} },
      { id: 1, value: {}, status: {} },
    ]);
    await worker.terminate();
  });

  it('the app starts from the files of the archive alone', async () => {
    const environment = await createTestEnvironment();
    const running = await startFakeElectronApp({
      folder: environment.folder,
      root: extracted,
      env: { FAKE_ELECTRON_PACKAGED: '1' },
    });
    try {
      expect((await running.call('tray')).image).toContain('app.asar.unpacked');
      await running.page().getByRole('heading', { name: 'Set up in about a minute' }).waitFor();
      // The history's thread writes it.
      await waitFor('the history is there', () => existsSync(join(environment.folder, 'history.sqlite')));
      await running.call('quit');
      expect(await running.waitForExit()).toBe(0);
    } finally {
      await running.dispose();
      await environment.dispose();
    }
  });

  it('a history’s thread that cannot start is shown, with the reason', async () => {
    const damaged = join(scratch, 'damaged/app.asar');
    cpSync(extracted, damaged, { recursive: true });
    cpSync(`${extracted}.unpacked`, `${damaged}.unpacked`, { recursive: true });
    rmSync(join(damaged, 'dist/main/history-worker.js'));
    const environment = await createTestEnvironment();
    const running = await startFakeElectronApp({
      folder: environment.folder,
      root: damaged,
      env: { FAKE_ELECTRON_PACKAGED: '1' },
    });
    try {
      const banner = running.page().getByText('The history could not be opened');
      await banner.waitFor();
      expect(
        await running
          .page()
          .getByText(/Cannot find module .*history-worker\.js/)
          .isVisible(),
      ).toBe(true);
    } finally {
      await running.dispose();
      await environment.dispose();
    }
  });
});
