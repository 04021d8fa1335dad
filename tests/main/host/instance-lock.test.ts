import { spawnSync } from 'node:child_process';
import { readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { acquireInstanceLock, findRunningInstance, type InstanceLock } from '../../../main/host/instance-lock.ts';
import { createVirtualClock } from '../engine/gateway/virtual-clock.ts';
import { temporaryFolder } from '../engine/temporary-folder.ts';

let path: string;
const clock = createVirtualClock(Date.now());

beforeEach(async () => {
  path = join(await temporaryFolder(), 'folder', 'instance.lock');
});

async function claim(): Promise<InstanceLock> {
  const claimed = await acquireInstanceLock(path, clock);
  if ('running' in claimed) throw new Error('claimed already');
  onTestFinished(() => claimed.dispose());
  return claimed;
}

describe('a claim of the app’s folder', () => {
  it('is granted once, and the next learns where the first is', async () => {
    const first = await claim();
    expect(await acquireInstanceLock(path, clock)).toEqual({ running: { pid: process.pid, address: null } });
    await first.publishAddress('http://127.0.0.1:38217/?token=t');
    expect(await acquireInstanceLock(path, clock)).toMatchObject({
      running: { address: 'http://127.0.0.1:38217/?token=t' },
    });
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    await first.dispose();
    await claim();
  });

  it('is granted to one of two that start at once', async () => {
    const both = await Promise.all([acquireInstanceLock(path, clock), acquireInstanceLock(path, clock)]);
    for (const one of both) if ('dispose' in one) onTestFinished(() => one.dispose());
    expect(both.filter((one) => 'running' in one)).toHaveLength(1);
  });

  it('is taken over from a process that is gone', async () => {
    await claim();
    const { pid } = spawnSync(process.execPath, ['--version']);
    await writeFile(path, JSON.stringify({ pid, address: null }));
    await claim();
    expect(JSON.parse(await readFile(path, 'utf8')).pid).toBe(process.pid);
  });

  it('is taken over where it was not renewed, as after a crash whose process number another program has now', async () => {
    await claim();
    const old = new Date(clock.now() - 120_000);
    await utimes(path, old, old);
    expect(await findRunningInstance(path, clock)).toBeNull();
    await claim();
  });

  it('is renewed while its process runs', async () => {
    await claim();
    for (let minute = 0; minute < 10; minute++) {
      clock.pass(60_000);
      await expect.poll(async () => clock.now() - (await stat(path)).mtimeMs).toBeLessThan(60_000);
      expect(await findRunningInstance(path, clock)).not.toBeNull();
    }
  });

  it('that cannot be read counts as none', async () => {
    await claim();
    await writeFile(path, 'nonsense');
    await claim();
  });
});
