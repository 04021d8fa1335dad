import { describe, expect, it, vi } from 'vitest';
import type { DocumentStore } from '../../../../main/engine/ports.ts';
import { createConditionStore } from '../../../../main/engine/state/condition-store.ts';
import { openStoredDocument } from '../../../../main/engine/stores/stored-document.ts';

/** A store whose disk fails on demand, and the timers that wait. */
function setUp(content?: unknown) {
  const disk = {
    content,
    error: null as string | null,
    readError: null as string | null,
    quarantined: [] as unknown[],
    copy: null as string | null,
  };
  const writes: object[] = [];
  const timers: (() => void)[] = [];
  const conditions = createConditionStore(() => {});
  const fail = (why: string | null) => {
    if (why !== null) throw new Error(why);
  };
  const store: DocumentStore = {
    path: '/data/watchlist.json',
    read() {
      fail(disk.readError);
      return disk.content;
    },
    async write(document) {
      writes.push(document);
      await Promise.resolve();
      fail(disk.error);
      disk.content = document;
      return disk.copy;
    },
    writeNow: () => {},
    quarantine() {
      fail(disk.error);
      disk.quarantined.push(disk.content);
      disk.content = undefined;
      return '/data/watchlist.unreadable.json';
    },
  };
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const clock = {
    now: () => 0,
    after(_delayMs: number, task: () => void) {
      timers.push(task);
      return () => timers.splice(timers.indexOf(task) >>> 0, 1);
    },
  };
  const document = openStoredDocument(store, 'watchlist', { conditions, clock, log });
  const titles = () => conditions.list().map(({ title }) => title);
  return { document, disk, writes, timers, titles, log, conditions };
}

describe('a stored document', () => {
  it('is written at once, and is on the disk when `stored` says so', async () => {
    const { document, disk, writes } = setUp();
    document.write({ n: 1 });
    expect(writes).toEqual([{ n: 1 }]);
    await document.stored();
    expect(disk.content).toEqual({ n: 1 });
  });

  it('writes the newest of the changes that come while it is being written, once', async () => {
    const { document, disk, writes } = setUp();
    for (const n of [1, 2, 3, 4]) document.write({ n });
    await document.stored();
    expect(writes).toEqual([{ n: 1 }, { n: 4 }]);
    expect(disk.content).toEqual({ n: 4 });
  });

  it('shows that it cannot be saved, keeps the change and saves it by itself as soon as that is possible', async () => {
    const { document, disk, timers, titles } = setUp({ n: 0 });
    disk.error = 'EROFS: read-only file system';
    document.write({ n: 1 });
    await document.stored();
    expect(disk.content).toEqual({ n: 0 });
    expect(titles()).toEqual(['The watchlist cannot be saved']);
    timers.shift()?.();
    await document.stored();
    expect(timers).toHaveLength(1);
    disk.error = null;
    timers.shift()?.();
    await document.stored();
    expect(disk.content).toEqual({ n: 1 });
    expect(titles()).toEqual([]);
  });

  it('saves the newest change, not the one that failed', async () => {
    const { document, disk, timers } = setUp();
    disk.error = 'ENOSPC: no space left on device';
    document.write({ n: 1 });
    await document.stored();
    disk.error = null;
    document.write({ n: 2 });
    await document.stored();
    expect(disk.content).toEqual({ n: 2 });
    expect(timers).toEqual([]);
  });

  it('never writes over a file that could neither be read nor moved', async () => {
    const { document, disk, timers, titles } = setUp('damaged');
    disk.readError = 'Unexpected token';
    disk.error = 'EROFS: read-only file system';
    expect(document.read()).toBeUndefined();
    expect(titles()).toEqual(['The watchlist file cannot be read or moved']);
    document.write({ n: 1 });
    await document.stored();
    expect(disk).toMatchObject({ content: 'damaged', quarantined: [] });
    disk.error = null;
    timers.shift()?.();
    await document.stored();
    expect(disk).toMatchObject({ content: { n: 1 }, quarantined: ['damaged'] });
    expect(titles()).toEqual(['The watchlist file could not be read']);
  });

  it('tries once more when the app ends', async () => {
    const { document, disk, timers, log } = setUp();
    disk.error = 'EROFS: read-only file system';
    document.write({ n: 1 });
    await document.stored();
    disk.error = null;
    await document.dispose();
    expect(disk.content).toEqual({ n: 1 });
    expect(timers).toEqual([]);
    disk.error = 'EROFS: read-only file system';
    document.write({ n: 2 });
    await document.dispose();
    expect(timers).toEqual([]);
    expect(log.error).toHaveBeenLastCalledWith(expect.stringContaining('could not be stored'));
  });
});

it('a file that was changed outside the app is kept beside, which a notice says with the way to use it', async () => {
  const { document, disk, conditions } = setUp();
  disk.copy = '/data/watchlist.changed-outside-2026.json';
  document.write({ n: 1 });
  await document.stored();
  disk.copy = null;
  document.write({ n: 2 });
  await document.stored();
  expect(conditions.list()).toEqual([
    {
      level: 'warning',
      title: 'The watchlist file was changed outside the app',
      text: expect.stringMatching(/kept as watchlist\.changed-outside-2026\.json .* rename it to watchlist\.json/),
    },
  ]);
});
