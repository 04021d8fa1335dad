import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lockDataFolder } from '../../../main/desktop/lock-data-folder.ts';
import { acquireInstanceLock } from '../../../main/host/locks/instance-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'instance-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the app’s folder', () => {
  const locked = () => {
    const openPage = vi.fn(async () => {});
    const showMessage = vi.fn();
    const lock = lockDataFolder(folder, { openPage, showMessage });
    return { lock, openPage, showMessage };
  };

  it('is locked by the first instance and free again after it', async () => {
    const first = await locked().lock;
    expect(first).not.toBeNull();
    await first?.dispose();
    const second = await locked().lock;
    expect(second).not.toBeNull();
    await second?.dispose();
  });

  it('is left to browser mode, whose page comes up instead', async () => {
    const browserMode = await acquireInstanceLock(folder);
    if ('running' in browserMode) throw new Error('Nothing runs here yet.');
    const early = locked();
    expect(await early.lock).toBeNull();
    expect(early.showMessage).toHaveBeenCalledOnce();
    await browserMode.publishAddress('http://127.0.0.1:1/?token=x');
    const later = locked();
    expect(await later.lock).toBeNull();
    expect(later.openPage).toHaveBeenCalledWith(pathToFileURL(join(folder, 'open-page.html')).href);
    await browserMode.dispose();
  });
});
