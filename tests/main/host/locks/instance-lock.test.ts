import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  acquireInstanceLock,
  findRunningInstance,
  type InstanceLock,
} from '../../../../main/host/locks/instance-lock.ts';
import { processIdentity } from '../../../../main/host/locks/process-identity.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';
import { startLockProcesses } from './start-lock-processes.ts';

let folder: string;

beforeEach(async () => {
  folder = join(await temporaryFolder(), 'folder');
});

async function lock(): Promise<InstanceLock> {
  const result = await acquireInstanceLock(folder);
  if ('running' in result) throw new Error(`locked by ${result.running.pid}`);
  onTestFinished(() => result.dispose());
  return result;
}

/** What an instance leaves behind that could not end in good order: `pid` may be another program's now. */
async function leaveBehind(pid: number, identity: string | null): Promise<void> {
  await mkdir(folder, { recursive: true });
  const address = 'http://127.0.0.1:1/?token=old';
  await writeFile(join(folder, 'instance.json'), JSON.stringify({ pid, identity, address }));
  await writeFile(join(folder, 'instance.lock'), '');
}

describe('the lock of a data folder', () => {
  it('is given to one, and the next learns where the first is', async () => {
    const first = await lock();
    expect(await acquireInstanceLock(folder)).toEqual({ running: { pid: process.pid, address: null, stream: null } });
    await first.publish({ address: 'http://127.0.0.1:38217/?token=t', stream: null });
    const running = { pid: process.pid, address: 'http://127.0.0.1:38217/?token=t', stream: null };
    expect(await acquireInstanceLock(folder)).toEqual({ running });
    expect(await findRunningInstance(folder)).toEqual(running);
    await first.dispose();
    expect(await findRunningInstance(folder)).toBeNull();
    await lock();
  });

  it.runIf(process.platform !== 'win32')('leaves files that only the user can read', async () => {
    await (await lock()).publish({ address: 'http://127.0.0.1:38217/?token=t', stream: null });
    for (const name of ['instance.lock', 'instance.json']) {
      expect((await stat(join(folder, name))).mode & 0o777, name).toBe(0o600);
    }
  });

  it('is given to exactly one of 8 processes that start at once over a stale lock, and the others find it', async () => {
    await leaveBehind(process.pid, 'another boot 1');
    const results = await Promise.all(startLockProcesses(folder, 8).map(({ result }) => result));
    const winners = results.flatMap(({ won }) => won ?? []);
    expect(winners).toHaveLength(1);
    const found = results.flatMap(({ running }) => (running === undefined ? [] : [running.pid]));
    expect(found).toEqual(Array(7).fill(winners[0]));
  }, 60_000);

  it('is free after a crash', async () => {
    const [process] = startLockProcesses(folder, 1);
    expect(await process?.result).toHaveProperty('won');
    expect(await findRunningInstance(folder)).not.toBeNull();
    await process?.kill();
    expect(await findRunningInstance(folder)).toBeNull();
    await lock();
  }, 60_000);

  it('stays with a living process whatever the times of its files say', async () => {
    await lock();
    for (const time of [new Date(0), new Date('2100-01-01')]) {
      for (const name of ['instance.lock', 'instance.json']) await utimes(join(folder, name), time, time);
      expect(await acquireInstanceLock(folder)).toMatchObject({ running: { pid: process.pid } });
    }
  });

  it('stays with its process if the folder is deleted or its files are removed', async () => {
    await lock();
    await rm(join(folder, 'instance.lock'));
    expect(await acquireInstanceLock(folder)).toMatchObject({ running: { pid: process.pid } });
    await rm(folder, { recursive: true });
    expect(await acquireInstanceLock(folder)).toHaveProperty('running');
  }, 30_000);

  it.runIf(processIdentity(process.pid) !== null)(
    'is not held by another program that has the process id now, nor is its old address given out',
    async () => {
      await leaveBehind(process.pid, `${processIdentity(process.pid)}0`);
      const [other] = startLockProcesses(folder, 1);
      const { won } = (await other?.result) ?? {};
      expect(won).toBe(other?.child.pid);
      expect(await findRunningInstance(folder)).toEqual({ pid: won, address: null, stream: null });
    },
    60_000,
  );

  it.each([
    ['of an earlier version', JSON.stringify({ pid: process.pid, address: null })],
    ['that is damaged', '\u0000nonsense'.repeat(10_000)],
  ])('is free after a lock file %s, even if its time lies in the future', async (_name, content) => {
    await leaveBehind(process.pid, 'another boot 1');
    const path = join(folder, 'instance.lock');
    await writeFile(path, content);
    await utimes(path, new Date('2100-01-01'), new Date('2100-01-01'));
    await lock();
    expect(await acquireInstanceLock(folder)).toHaveProperty('running');
  });

  it('is released by its owner only: the one that lost leaves what the owner published', async () => {
    const owner = await lock();
    await owner.publish({ address: 'http://127.0.0.1:38217/?token=t', stream: null });
    await acquireInstanceLock(folder);
    expect(JSON.parse(await readFile(join(folder, 'instance.json'), 'utf8')).pid).toBe(process.pid);
  });

  it('does without if it cannot be acquired: the app starts', async () => {
    await writeFile(folder, 'a file where the folder should be');
    const result = await acquireInstanceLock(folder);
    expect(result).not.toHaveProperty('running');
    if (!('running' in result)) await result.dispose();
  });
});
