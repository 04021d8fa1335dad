import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openHistory } from '../../../../main/engine/history/history.ts';
import { systemClock } from '../../../../main/host/system-clock.ts';
import { EVERYTHING } from '../../../support/list-everything.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { NOON, notificationRecord } from './notification-record.ts';
import { fresh, INFOS, idsOf, lastQuarantined, open } from './open-test-history.ts';
import { recordReports } from './record-reports.ts';

describe('the history', () => {
  it('lists what was recorded a moment ago, newest first', async () => {
    const history = await fresh();
    for (const id of [1, 2, 3]) history.record(notificationRecord(id));
    expect(await idsOf(history)).toEqual([3, 2, 1]);
  });

  it('gives a page at a time and tells whether there is more', async () => {
    const history = await fresh();
    for (const id of [1, 2, 3]) history.record(notificationRecord(id));
    expect(await history.list({ ...EVERYTHING, limit: 2 })).toMatchObject({
      items: [{ id: 3 }, { id: 2 }],
      more: true,
    });
    expect(await history.list({ ...EVERYTHING, limit: 2, before: 2 })).toMatchObject({
      items: [{ id: 1 }],
      more: false,
    });
  });

  it('shows alerts and gaps in the alerts view', async () => {
    const history = await fresh();
    history.record(notificationRecord(1));
    history.record(notificationRecord(2, { outcome: 'filtered' }));
    const gap = { kind: 'gap', id: 3, from: '2026-06-01T12:00:00Z', to: null, reason: 'network lost' } as const;
    history.record({ kind: 'gap', item: gap, atMs: NOON });
    expect(await idsOf(history, { view: 'alerts' })).toEqual([3, 1]);
  });

  it.each([
    ['event, without its accents', ['sigur', 'ros'], [1]],
    ['venue', ['albert'], [1]],
    ['location', ['london'], [1]],
    ['event id', ['xyz9'], [2]],
    ['words that are not all there', ['sigur', 'paris'], []],
  ])('finds by %s', async (_what, words, found) => {
    const history = await fresh();
    history.record(notificationRecord(1, { event_infos: INFOS }));
    history.record(notificationRecord(2, { event_id: 'xyz9' }));
    expect(await idsOf(history, { words })).toEqual(found);
  });

  it('narrows by website, whatever its case, and by change type, as a whole', async () => {
    const history = await fresh();
    history.record(notificationRecord(1));
    history.record(notificationRecord(2, { website: 'axs', changes: [{ type: 'price', sections: [], more: 0 }] }));
    expect(await idsOf(history, { website: 'AXS' })).toEqual([2]);
    expect(await idsOf(history, { changeType: 'stock_increase' })).toEqual([1]);
    expect(await idsOf(history, { changeType: 'stock' })).toEqual([]);
  });

  it('keeps frame and decision, so that details and previews work after a restart', async () => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    const first = await open(path);
    first.record(notificationRecord(1));
    first.record(notificationRecord(2, { event_id: 'other' }));
    first.record({ kind: 'opened', id: 1, openedAt: '2026-06-01T12:00:05.000Z' });
    await first.dispose();
    const second = await open(path);
    expect(await second.get(1)).toMatchObject({
      item: { id: 1, opened_at: '2026-06-01T12:00:05.000Z' },
      decision: { link: 'https://tickets.example/cart/floor-ga' },
      frame: notificationRecord(1).frame,
      receivedAtMs: NOON + 1,
    });
    expect((await second.newest('abc123', null, 10)).map(({ item }) => item.id)).toEqual([1]);
    expect((await second.newest(null, null, 10)).map(({ item }) => item.id)).toEqual([2, 1]);
    expect((await second.newest(null, 2, 10)).map(({ item }) => item.id)).toEqual([1]);
  });

  it('goes on with numbers, recent alerts, toasts, counts and an open gap', async () => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    const first = await open(path);
    first.record(notificationRecord(1, {}, NOON - 60 * 60_000));
    first.record(notificationRecord(2));
    first.record(notificationRecord(3, { outcome: 'filtered' }));
    first.record(notificationRecord(4, { test: true }));
    const gap = { kind: 'gap', id: 5, from: '2026-06-01T12:00:00Z', to: null, reason: 'network lost' } as const;
    first.record({ kind: 'gap', item: gap, atMs: NOON });
    first.record({ kind: 'toast', toastId: 't-1', itemId: 2, atMs: NOON });
    await first.dispose();
    const resumed = await (await open(path)).resume(NOON - 12 * 60 * 60_000, NOON - 15 * 60_000);
    expect(resumed).toMatchObject({
      nextId: 6,
      alerted: [{ fingerprint: notificationRecord(2).fingerprint, atMs: NOON + 2 }],
      alertsToday: 2,
      notificationsToday: 3,
      entryCounts: [{ entry: 'abc123', lastAlertAtMs: NOON + 2, alertsToday: 2 }],
      toasts: [{ toastId: 't-1', itemId: 2 }],
      openGap: gap,
    });
  });

  it('keeps the result of a drop, and counts the tickets of an entry over runs', async () => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    const first = await open(path);
    for (const id of [1, 2, 3]) first.record(notificationRecord(id));
    const result = (id: number, outcome: 'got' | 'gone', tickets: number) =>
      first.record({
        kind: 'result',
        id,
        entry: 'e1',
        eventId: 'abc123',
        result: { outcome, at: '2026-06-01T12:00:09Z', tickets },
      });
    result(1, 'got', 2);
    result(2, 'got', 1);
    result(3, 'gone', 0);
    first.record({ kind: 'result', id: 2, entry: 'e1', eventId: 'abc123', result: null });
    const superseded = { reason: 'gone', at: '2026-06-01T12:00:08Z', price: null } as const;
    first.record({ kind: 'superseded', id: 2, superseded });
    await first.dispose();
    const second = await open(path);
    expect((await second.resume(0, 0)).gotTickets).toEqual([{ entry: 'e1', tickets: 2 }]);
    expect((await second.get(1))?.item.result).toEqual({ outcome: 'got', at: '2026-06-01T12:00:09Z', tickets: 2 });
    const changed = (await second.get(2))?.item;
    expect(changed?.superseded).toEqual(superseded);
    expect(changed).not.toHaveProperty('result');
  });

  it('loses only the record that cannot be written', async () => {
    const { reports, writeErrors: errors } = recordReports();
    const history = await openHistory({
      path: join(await temporaryFolder(), 'history.sqlite'),
      clock: { ...systemClock, now: () => NOON },
      reports,
    });
    onTestFinished(() => history.dispose());
    for (const id of [1, 2, 2, 3]) history.record(notificationRecord(id));
    expect(await idsOf(history)).toEqual([3, 2, 1]);
    expect(errors).toEqual([expect.stringContaining('1 of 4 records')]);
  });

  it('ends a gap where it was recorded', async () => {
    const history = await fresh();
    const gap = { kind: 'gap', id: 1, from: '2026-06-01T12:00:00Z', to: null, reason: 'network lost' } as const;
    history.record({ kind: 'gap', item: gap, atMs: NOON });
    history.record({ kind: 'gap_end', id: 1, to: '2026-06-01T12:00:09Z', reason: 'network lost' });
    expect((await history.list(EVERYTHING)).items).toEqual([{ ...gap, to: '2026-06-01T12:00:09Z' }]);
  });

  it('sets a file aside that is no database, keeps it whole, and begins a new one', async () => {
    const folder = await temporaryFolder();
    const path = join(folder, 'history.sqlite');
    writeFileSync(path, 'this is not a database, but it may matter to someone');
    const history = await open(path);
    const quarantined = lastQuarantined(history);
    expect(quarantined?.path).toMatch(/history\.unreadable-.+\.sqlite$/);
    expect(readFileSync(quarantined?.path ?? '', 'utf8')).toContain('may matter to someone');
    history.record(notificationRecord(1));
    expect(await idsOf(history)).toEqual([1]);
  });

  it('lets go of what is too old', async () => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    const first = await open(path);
    first.record(notificationRecord(1, {}, NOON - 31 * 24 * 60 * 60_000));
    first.record(notificationRecord(2));
    await first.dispose();
    const second = await open(path);
    await expect.poll(() => idsOf(second)).toEqual([2]);
  });

  it('keeps the line but not the message beyond its size', async () => {
    const path = join(await temporaryFolder(), 'history.sqlite');
    const first = await open(path);
    for (let id = 1; id <= 20; id++) first.record(notificationRecord(id));
    await first.dispose();
    const second = await open(path, {
      retention: { maxAgeMs: Number.MAX_SAFE_INTEGER, maxItems: 15, maxPayloadBytes: 1 },
    });
    await expect.poll(() => second.get(20)).toBeNull();
    expect(await idsOf(second)).toEqual([20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6]);
  });
});
