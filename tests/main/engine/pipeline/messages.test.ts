import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connected, FIRST_PAGE, feed, message, startEngine, startGateway, state } from '../harness.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('a message', () => {
  it('goes from the socket to a toast, the feed and the history', async () => {
    const { gateway, app } = await connected();
    gateway.sendFrame(message());
    await expect.poll(() => app.toasts.length).toBe(1);
    expect(app.toasts[0]?.title).toContain('Floor GA');
    const [item] = app.payloads('feed').flatMap(({ items }) => items);
    expect(item).toMatchObject({ kind: 'notification', event_id: 'abc123', outcome: 'alert' });
    expect((await feed(app))[0]).toEqual(item);
    expect((await state(app)).counts).toEqual({ alerts_today: 1, notifications_today: 1 });
  });

  it('asks for the toast before the history is written', async () => {
    const { gateway, app } = await connected();
    await app.stop();
    gateway.sendFrame(message());
    expect(app.toasts).toEqual([]);
    const second = await startEngine({ simulator: gateway });
    await gateway.waitForConnections();
    let storedAtToast: unknown = null;
    second.ports.toaster.show = async () => {
      const { DatabaseSync } = await import('node:sqlite');
      const file = new DatabaseSync(join(second.folder, 'history.sqlite'), { readOnly: true });
      storedAtToast = file.prepare('SELECT count(*) AS count FROM items').get()?.count;
      file.close();
      return { outcome: 'shown', by: 'test', detail: '' };
    };
    gateway.sendFrame(message({ stock: 7 }));
    await expect.poll(() => storedAtToast).toBe(0);
    await expect.poll(async () => (await feed(second)).length).toBe(1);
  });

  it('is folded as a duplicate within 15 minutes, also over a restart', async () => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    const first = await startEngine({ folder, simulator: gateway });
    await gateway.waitForConnections();
    gateway.sendFrame(message());
    gateway.sendFrame(message());
    await expect.poll(async () => (await feed(first)).map(({ outcome }) => outcome)).toEqual(['duplicate', 'alert']);
    await first.stop();
    const second = await startEngine({ folder, simulator: gateway });
    await gateway.waitForConnections();
    gateway.sendFrame(message());
    await expect
      .poll(async () => (await feed(second)).map(({ outcome }) => outcome))
      .toEqual(['duplicate', 'duplicate', 'alert']);
    expect(second.toasts).toEqual([]);
  });

  it('that cannot be read is kept for diagnosis, with its first 4 KB, and stops nothing', async () => {
    const { gateway, app } = await connected();
    gateway.sendFrame('this is not JSON');
    gateway.sendFrame(`{"event_id": 1, "x": ${'"'}${'y'.repeat(10_000)}`);
    gateway.sendFrame(message());
    await expect.poll(() => app.toasts.length).toBe(1);
    const { malformed, messages } = await app.request('diagnostics.get', null);
    expect(messages).toEqual({ received: 3, malformed: 2, repaired: 0 });
    expect(malformed.map(({ text }) => text.length)).toEqual([4096, 16]);
    expect(malformed[1]).toMatchObject({ text: 'this is not JSON' });
  });

  it('of 50 in one go reach the window in a few batches', async () => {
    const { gateway, app } = await connected();
    for (let stock = 1; stock <= 50; stock++) gateway.sendFrame(message({ stock }));
    await expect.poll(() => app.payloads('feed').flatMap(({ items }) => items).length).toBe(50);
    expect(app.payloads('feed').length).toBeLessThan(10);
    const ids = app.payloads('feed').flatMap(({ items }) => items.map(({ id }) => id));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
  });
});

describe('a frame that echoes the key', () => {
  it('is shown to the window without it', async () => {
    const { gateway, app } = await connected();
    gateway.sendFrame(`the key ${gateway.apiKey} is not known`);
    await expect.poll(async () => (await app.request('diagnostics.get', null)).malformed).toHaveLength(1);
    const { malformed } = await app.request('diagnostics.get', null);
    expect(malformed[0]?.text).toBe('the key [key] is not known');
    expect(JSON.stringify([app.events, app.logged])).not.toContain(gateway.apiKey);
  });
});

describe('a gap', () => {
  it('is in the feed while it lasts, and its end is reported', async () => {
    const { gateway, app } = await connected();
    gateway.terminateAll();
    await expect
      .poll(() => app.payloads('feed').flatMap(({ items }) => items))
      .toMatchObject([{ kind: 'gap', to: null }]);
    await expect
      .poll(() => app.payloads('feed.changed').flatMap(({ items }) => items), { timeout: 5000 })
      .toMatchObject([{ kind: 'gap', to: expect.any(String) }]);
    expect((await app.request('feed.list', FIRST_PAGE)).items).toEqual(app.payloads('feed.changed')[0]?.items);
  });
});
