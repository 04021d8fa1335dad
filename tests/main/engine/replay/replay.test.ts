import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { NotificationRecord } from '../../../../main/engine/history/history-records.ts';
import { openHistoryWriter } from '../../../../main/engine/history/writing/history-writer.ts';
import { historyFileName } from '../../../../main/engine/stores/store-file-name.ts';
import { FIRST_PAGE, feed, message, startEngine, startGateway, state, type TestEngine } from '../harness.ts';
import { notificationRecord } from '../history/notification-record.ts';
import { pricedRecord } from '../history/priced-record.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;
/** 18:00 yesterday. */
const FROM = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS / 4;
const EVENING = { from: new Date(FROM).toISOString(), to: new Date(FROM + 60 * MINUTE_MS).toISOString() };
const LIST = { from: 0, before: null, limit: 100, view: 'everything' } as const;

/** A message of that evening for 129.50, which was filtered when it came. */
function filteredAt(id: number, minute: number): NotificationRecord {
  return { ...notificationRecord(id, { outcome: 'filtered' }, FROM + minute * MINUTE_MS), fingerprint: null };
}

/** An engine whose history has an evening of messages, and that watches their event up to a price. */
async function start(records: readonly NotificationRecord[], max_price_filter: number) {
  const folder = await temporaryFolder();
  const writer = openHistoryWriter(join(folder, historyFileName('live')), Date.now());
  writer.write(records, Date.now());
  writer.close();
  const gateway = await startGateway();
  const app = await startEngine({ folder, simulator: gateway });
  await gateway.waitForConnections();
  await expect.poll(async () => (await state(app)).connection.state).toBe('open');
  await watch(app, max_price_filter);
  return { app, gateway };
}

const watch = (app: TestEngine, max_price_filter: number) =>
  app.request('watchlist.save', { entry: { id: 'e1', event_id: 'abc123', max_price_filter } });
const replay = (app: TestEngine) => app.request('replay.get', null);
/** Once everything has been decided on. */
async function decided(app: TestEngine, revision = 1) {
  await expect.poll(async () => (await replay(app))?.revision).toBe(revision);
  return replay(app);
}

describe('the replay of an evening', () => {
  it('decides on it by the watchlist as it is now, and again after an edit', async () => {
    const { app } = await start([filteredAt(1, 10), filteredAt(2, 20), filteredAt(3, 90)], 100);
    await app.request('replay.start', { ...EVENING, toasts: false });
    expect(await decided(app)).toMatchObject({ counts: { messages: 2, alerts: 0 }, alerts_then: 0 });
    await watch(app, 150);
    expect(await decided(app, 2)).toMatchObject({ counts: { messages: 2, alerts: 2 }, alerts_before_edit: 0 });
    await app.request('replay.control', { position: FROM + 15 * MINUTE_MS, playing: false });
    const { items } = await app.request('replay.list', LIST);
    expect(items).toMatchObject([
      { index: 0, item: { id: 1, outcome: 'alert', entry: 'e1' }, outcome_then: 'filtered' },
    ]);
    expect(items[0]?.explanation.join(' ')).not.toBe('');
  });

  it('lists what has been played, newest first, a page at a time', async () => {
    const { app } = await start([filteredAt(1, 10), filteredAt(2, 20), filteredAt(3, 30)], 150);
    await app.request('replay.start', { ...EVENING, toasts: false });
    await decided(app);
    await app.request('replay.control', { position: FROM + 59 * MINUTE_MS, playing: false });
    const first = await app.request('replay.list', { ...LIST, limit: 2 });
    expect(first.items.map(({ item }) => item.id)).toEqual([3, 2]);
    expect(first.more).toBe(true);
    const second = await app.request('replay.list', { ...LIST, before: 1 });
    expect(second.items.map(({ item }) => item.id)).toEqual([1]);
  });

  it('leaves the history, the counts and everything outside as they are', async () => {
    const { app } = await start([filteredAt(1, 10), filteredAt(2, 20)], 150);
    app.answer.agreed = true;
    const program = { path: '/usr/local/bin/on-alert', args: [] };
    const forwarder = { id: 'p', kind: 'program', label: 'Lamp', enabled: true, for_all: true, program } as const;
    await app.request('forwarder.save', { ...forwarder, address: null });
    const before = await app.request('feed.list', FIRST_PAGE);
    const { counts } = await state(app);
    await app.request('replay.start', { ...EVENING, toasts: true });
    await decided(app);
    await app.request('replay.control', { speed: 60, position: FROM + 9 * MINUTE_MS + 55_000 });
    await expect.poll(() => app.toasts.length, { timeout: 10_000 }).toBe(1);
    expect(app.toasts[0]).toMatchObject({ title: expect.stringMatching(/^REPLAY · /), actions: [], silent: true });
    await app.request('replay.stop', null);
    expect(await app.request('feed.list', FIRST_PAGE)).toEqual(before);
    expect((await state(app)).counts).toEqual(counts);
    expect(app.payloads('feed')).toEqual([]);
    expect([app.ran, app.opened]).toEqual([[], []]);
  });

  it('shows the message of a clicked toast, and opens nothing', async () => {
    const { app } = await start([filteredAt(1, 10)], 150);
    await app.request('replay.start', { ...EVENING, toasts: true });
    await expect.poll(() => app.toasts.length, { timeout: 10_000 }).toBe(1);
    const [toast] = app.toasts;
    if (toast !== undefined) app.click(toast);
    expect(app.payloads('show')).toEqual([{ view: 'replay', id: 1 }]);
    expect(app.opened).toEqual([]);
  });

  it('keeps no live alert from its toast and its record', async () => {
    const { app, gateway } = await start([filteredAt(1, 10), filteredAt(2, 20)], 150);
    await app.request('replay.start', { ...EVENING, toasts: false });
    await decided(app);
    gateway.sendFrame(message({ stock: 77 }));
    await expect.poll(() => app.toasts.length).toBe(1);
    expect(app.toasts[0]?.title).not.toMatch(/REPLAY/);
    await expect.poll(async () => (await feed(app))[0]).toMatchObject({ id: 3, outcome: 'alert' });
    expect(await replay(app)).toMatchObject({ counts: { messages: 2 } });
  });

  it('finds duplicates as they were, those of an alert shortly before the beginning included', async () => {
    const same = (id: number, minute: number) => ({ ...filteredAt(id, minute), frame: filteredAt(9, 0).frame });
    const { app } = await start([same(1, -5), same(2, 5), same(3, 20)], 150);
    await app.request('replay.start', { ...EVENING, toasts: false });
    expect(await decided(app)).toMatchObject({ counts: { messages: 2, alerts: 1, duplicates: 1 } });
  });

  it('compares prices with what was known at that time, not with what came later', async () => {
    const at = (id: number, minute: number, price: number) =>
      pricedRecord(id, { price, stock: 4, at: FROM + minute * MINUTE_MS });
    const { app } = await start([at(1, -600, 150), at(2, 10, 140), at(3, 20, 145), at(4, 300, 100)], 500);
    await app.request('watchlist.save', {
      entry: { id: 'e1', event_id: 'abc123', change_type: '*', new_low: 'event' },
    });
    await app.request('replay.start', { ...EVENING, toasts: false });
    await decided(app);
    await app.request('replay.control', { position: FROM + 59 * MINUTE_MS, playing: false });
    const { items } = await app.request('replay.list', LIST);
    expect(items.map(({ item }) => [item.id, item.outcome, item.unverified])).toEqual([
      [3, 'filtered', []],
      [2, 'alert', []],
    ]);
  });

  it('ends when the profile changes', async () => {
    const { app } = await start([filteredAt(1, 10)], 150);
    await app.request('replay.start', { ...EVENING, toasts: false });
    await decided(app);
    await app.request('demo.start', null);
    expect(await replay(app)).toBeNull();
    expect(app.payloads('replay').at(-1)).toBeNull();
  });

  it.each([
    ['nothing was recorded', { from: '2020-01-01T18:00:00Z', to: '2020-01-01T20:00:00Z' }, /Nothing was recorded/],
    ['it ends before it begins', { from: EVENING.to, to: EVENING.from }, /after the beginning/],
    ['it is too long', { from: new Date(FROM - 2 * DAY_MS).toISOString(), to: EVENING.to }, /At most 24 hours/],
  ])('is refused if %s', async (_why, range, text) => {
    const app = await startEngine();
    await expect(app.request('replay.start', { ...range, toasts: false })).rejects.toThrow(text);
    expect(await replay(app)).toBeNull();
  });
});
