import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSignOfLife, readLastSignOfLife } from '../../../../main/engine/profile/sign-of-life.ts';
import { createVirtualClock } from '../gateway/virtual-clock.ts';
import { startEngine, startGateway } from '../harness.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('the last sign of life', () => {
  it('is written while the connection is open, and removed at an end in good order', async () => {
    const path = join(await temporaryFolder(), 'last-sign-of-life');
    const clock = createVirtualClock();
    let lastMs: number | null = null;
    const signOfLife = createSignOfLife(path, clock, () => lastMs);
    clock.pass(60_000);
    expect(await readLastSignOfLife(path)).toBeNull();
    for (let count = 0; count < 3; count++) {
      lastMs = clock.now();
      clock.pass(5_000);
      await expect.poll(() => readLastSignOfLife(path)).toBe(lastMs);
    }
    lastMs = null;
    clock.pass(60_000);
    expect(await readLastSignOfLife(path)).toBe(clock.now() - 65_000);
    await signOfLife.dispose();
    expect(await readLastSignOfLife(path)).toBeNull();
    expect(clock.pending()).toBe(0);
  });

  it('is the time of the file if a power cut emptied it', async () => {
    const path = join(await temporaryFolder(), 'last-sign-of-life');
    await writeFile(path, '');
    expect(await readLastSignOfLife(path)).toBe((await stat(path)).mtimeMs);
  });
});

describe('the gap of a crash', () => {
  it('lasts from the last sign of life to the next open; an end in good order leaves none', async () => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    const path = join(folder, 'last-sign-of-life');
    const gapsOf = async (app: Awaited<ReturnType<typeof startEngine>>) =>
      (
        await app.request('feed.list', {
          before: null,
          limit: 50,
          view: 'everything',
          query: '',
          website: null,
          change_type: null,
        })
      ).items.filter(({ kind }) => kind === 'gap');
    const first = await startEngine({ folder, simulator: gateway });
    await gateway.waitForConnections();
    await expect.poll(() => readLastSignOfLife(path), { timeout: 20_000 }).not.toBeNull();
    const left = await readFile(path, 'utf8');
    await first.stop();

    const second = await startEngine({ folder, simulator: gateway });
    await gateway.waitForConnections();
    expect(await gapsOf(second)).toEqual([]);
    await second.stop();

    // What a crash of the first run would have left.
    await writeFile(path, left);
    const third = await startEngine({ folder, simulator: gateway });
    await expect
      .poll(() => gapsOf(third), { timeout: 20_000 })
      .toEqual([expect.objectContaining({ from: left, to: expect.any(String), reason: 'the app ended unexpectedly' })]);
  }, 60_000);
});
