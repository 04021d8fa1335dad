import { describe, expect, it } from 'vitest';
import { feed, message, startEngine, startGateway, state, type TestEngine } from '../main/engine/harness.ts';
import { mountSmallDisk, smallDiskUnavailableReason } from './small-disk.ts';

const missing = smallDiskUnavailableReason();

const PATIENTLY = { timeout: 40_000 };

const titles = async (app: TestEngine) => (await state(app)).conditions.map(({ title }) => title);

/** A disk on which the app ran once and recorded one message. */
async function usedDisk() {
  const disk = await mountSmallDisk();
  const gateway = await startGateway();
  const app = await startEngine({ folder: disk.folder, simulator: gateway });
  await gateway.waitForConnections();
  gateway.sendFrame(message({ stock: 1 }));
  await expect.poll(() => feed(app), PATIENTLY).toHaveLength(1);
  await app.stop();
  return { disk, gateway };
}

describe.skipIf(missing !== null)(
  `a disk that cannot be written${missing === null ? '' : ` (skipped: ${missing})`}`,
  () => {
    it.each([
      [
        'full',
        (disk: Awaited<ReturnType<typeof mountSmallDisk>>) => disk.fill(),
        (disk: Awaited<ReturnType<typeof mountSmallDisk>>) => disk.free(),
      ],
      [
        'read-only',
        (disk: Awaited<ReturnType<typeof mountSmallDisk>>) => disk.setReadOnly(true),
        (disk: Awaited<ReturnType<typeof mountSmallDisk>>) => disk.setReadOnly(false),
      ],
    ])(
      'and is %s at the start: the app starts, alerts, shows it, and saves what came once it can',
      async (_, breakDisk, repair) => {
        const { disk, gateway } = await usedDisk();
        breakDisk(disk);
        const app = await startEngine({ folder: disk.folder, simulator: gateway, reuseFolder: true });
        await gateway.waitForConnections();
        const before = app.toasts.length;
        gateway.sendFrame(message({ event_id: 'abc123', stock: 2 }));
        await expect.poll(() => app.toasts.length, PATIENTLY).toBe(before + 1);
        await expect
          .poll(() => titles(app), PATIENTLY)
          .toContainEqual(expect.stringMatching(/^The history (is not saved|cannot be written)$/));
        repair(disk);
        await expect.poll(() => titles(app), PATIENTLY).not.toContainEqual(expect.stringContaining('The history'));
        await expect.poll(() => feed(app), PATIENTLY).toHaveLength(2);
        await app.stop();
        const next = await startEngine({ folder: disk.folder, simulator: gateway, reuseFolder: true });
        expect(await feed(next)).toHaveLength(2);
      },
    );

    it('because it got full: alerts go on, and what came is saved once there is room', async () => {
      const { disk, gateway } = await usedDisk();
      const app = await startEngine({ folder: disk.folder, simulator: gateway, reuseFolder: true });
      await gateway.waitForConnections();
      disk.fill();
      for (let stock = 2; stock < 302; stock++) gateway.sendFrame(message({ event_id: `event-${stock}`, stock }));
      await expect.poll(() => titles(app), PATIENTLY).toContain('The history cannot be written');
      const before = app.toasts.length;
      gateway.sendFrame(message({ event_id: 'abc123', stock: 999 }));
      await expect.poll(() => app.toasts.length, PATIENTLY).toBeGreaterThan(before);
      disk.free();
      await expect.poll(() => titles(app), PATIENTLY).not.toContain('The history cannot be written');
      const { items } = await app.request('feed.list', {
        before: null,
        limit: 500,
        view: 'everything',
        query: '',
        website: null,
        change_type: null,
      });
      expect(items.filter(({ kind }) => kind === 'notification')).toHaveLength(302);
    });
  },
);
