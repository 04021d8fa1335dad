import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lockDataFolder } from '../../../main/desktop/lock-data-folder.ts';
import { applicationMenu } from '../../../main/desktop/window/application-menu.ts';
import { acquireInstanceLock, INSTANCE_LOCK_FILE } from '../../../main/host/instance-lock.ts';
import { systemClock } from '../../../main/host/system-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'instance-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the app’s folder', () => {
  const claimed = () => {
    const openPage = vi.fn(async () => {});
    const tell = vi.fn();
    const claim = lockDataFolder(folder, { clock: systemClock, openPage, tell });
    return { claim, openPage, tell };
  };

  it('is claimed by the first instance and free again after it', async () => {
    const first = await claimed().claim;
    expect(first).not.toBeNull();
    await first?.release();
    const second = await claimed().claim;
    expect(second).not.toBeNull();
    await second?.release();
  });

  it('is left to browser mode, whose page comes up instead', async () => {
    const browserMode = await acquireInstanceLock(join(folder, INSTANCE_LOCK_FILE), systemClock);
    if ('running' in browserMode) throw new Error('Nothing runs here yet.');
    const early = claimed();
    expect(await early.claim).toBeNull();
    expect(early.tell).toHaveBeenCalledOnce();
    await browserMode.publishAddress('http://127.0.0.1:1/?token=x');
    const later = claimed();
    expect(await later.claim).toBeNull();
    expect(later.openPage).toHaveBeenCalledWith('http://127.0.0.1:1/?token=x');
    await browserMode.release();
  });
});

describe('the application menu', () => {
  it('lets macOS copy and paste, and stays out of the way elsewhere', () => {
    expect(applicationMenu('darwin', true)).toContainEqual({ role: 'editMenu' });
    expect(applicationMenu('win32', true)).toBeNull();
    expect(applicationMenu('linux', false)).toBe('default');
  });
});
