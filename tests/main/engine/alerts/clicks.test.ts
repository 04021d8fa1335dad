import { describe, expect, it } from 'vitest';
import { connected, feed, message, startEngine, startGateway } from '../harness.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('a click', () => {
  it('on a toast opens exactly the best offer’s link, and the feed shows when', async () => {
    const { gateway, app } = await connected();
    gateway.sendFrame(message());
    await expect.poll(() => app.toasts.length).toBe(1);
    for (const toast of app.toasts) app.click(toast);
    await expect.poll(() => app.opened).toEqual(['https://tickets.example/cart/floor-ga']);
    await expect.poll(() => app.payloads('feed.changed').length).toBe(1);
    expect((await feed(app))[0]?.opened_at).toMatch(/^\d{4}-.*Z$/);
  });

  it('on a toast of an earlier run opens that run’s link', async () => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    const first = await startEngine({ folder, simulator: gateway });
    await gateway.waitForConnections();
    gateway.sendFrame(message());
    await expect.poll(() => first.toasts.length).toBe(1);
    await first.stop();
    const second = await startEngine({ folder, simulator: gateway });
    for (const toast of first.toasts) second.click(toast);
    await expect.poll(() => second.opened).toEqual(['https://tickets.example/cart/floor-ga']);
  });

  it('on Snooze of a toast of an earlier run mutes the entry it was for, and none of another site', async () => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    const first = await startEngine({ folder, simulator: gateway });
    await first.request('watchlist.save', { entry: { event_id: 'abc123' } });
    await first.request('watchlist.save', { entry: { event_id: 'abc123', website: 'axs' } });
    await gateway.waitForConnections();
    gateway.sendFrame(message());
    await expect.poll(() => first.toasts.length).toBe(1);
    await first.stop();
    const second = await startEngine({ folder, simulator: gateway });
    for (const toast of first.toasts) second.click(toast, 'snooze');
    const muted = async () =>
      (await second.request('watchlist.list', null)).entries.map(({ entry }) => [entry.website, entry.muted_until]);
    await expect.poll(muted).toEqual([
      [null, expect.any(String)],
      ['axs', null],
    ]);
    expect(second.opened).toEqual([]);
  });

  it('on Snooze leaves an entry of the event that is muted for longer as it is', async () => {
    const { gateway, app } = await connected();
    const muted_until = '2099-01-01T00:00:00.000Z';
    await app.request('watchlist.save', { entry: { event_id: 'abc123' } });
    await app.request('watchlist.save', { entry: { event_id: 'abc123', max_price_filter: 500, muted_until } });
    gateway.sendFrame(message());
    await expect.poll(() => app.toasts.length).toBe(1);
    for (const toast of app.toasts) app.click(toast, 'snooze');
    const mutes = async () => (await app.request('watchlist.list', null)).entries.map(({ entry }) => entry.muted_until);
    await expect.poll(mutes).not.toContain(null);
    expect(await mutes()).toEqual([expect.not.stringMatching('^2099'), muted_until]);
  });

  it('in the feed opens the offer that was clicked, by its key', async () => {
    const { gateway, app } = await connected();
    const sections = {
      a: { offer_name: 'A', price: 10, stock: 4, available: true, atc: 'https://tickets.example/cart/a' },
      b: { offer_name: 'B', price: 20, stock: 4, available: true, atc: 'https://tickets.example/cart/b' },
    };
    gateway.sendFrame(message({ sections, changes: { stock_increase: ['A', 'B'] } }));
    await expect.poll(() => feed(app)).toHaveLength(1);
    const id = (await feed(app))[0]?.id ?? -1;
    expect(await app.request('link.open', { id, offer: 'b', confirmed: false })).toEqual({
      outcome: 'opened',
      url: 'https://tickets.example/cart/b',
    });
    expect(await app.request('link.open', { id, offer: 'c', confirmed: false })).toMatchObject({ outcome: 'refused' });
    expect(await app.request('link.open', { id: 999, offer: null, confirmed: true })).toMatchObject({
      outcome: 'refused',
    });
    expect(app.opened).toEqual(['https://tickets.example/cart/b']);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'steam://run/1',
    'https://a:b@tickets.example/',
  ])('never opens %s, confirmed or not', async (atc) => {
    const { gateway, app } = await connected();
    const sections = { a: { offer_name: 'A', price: 10, stock: 4, available: true, atc } };
    gateway.sendFrame(message({ sections, event_infos: undefined, changes: { stock_increase: ['A'] } }));
    await expect.poll(() => feed(app)).toHaveLength(1);
    const id = (await feed(app))[0]?.id ?? -1;
    for (const offer of ['a', null]) {
      expect(await app.request('link.open', { id, offer, confirmed: true })).toMatchObject({ outcome: 'refused' });
    }
    expect(app.opened).toEqual([]);
  });

  it('on a plain http link asks first; from a toast the window asks', async () => {
    const { gateway, app } = await connected();
    const sections = { a: { offer_name: 'A', price: 10, stock: 4, available: true, atc: 'http://tickets.example/a' } };
    gateway.sendFrame(message({ sections, event_infos: undefined, changes: { stock_increase: ['A'] } }));
    await expect.poll(() => app.toasts.length).toBe(1);
    for (const toast of app.toasts) app.click(toast);
    await expect.poll(() => app.payloads('link.confirm')).toHaveLength(1);
    const { id, offer } = app.payloads('link.confirm')[0] ?? { id: -1, offer: null };
    expect(await app.request('link.open', { id, offer, confirmed: false })).toMatchObject({ outcome: 'confirm' });
    expect(app.opened).toEqual([]);
    // The page alone is not believed.
    expect(await app.request('link.open', { id, offer, confirmed: true })).toMatchObject({ outcome: 'refused' });
    expect(app.opened).toEqual([]);
    expect(app.questions).toMatchObject([
      { title: 'Open this link?', text: expect.stringMatching(/^tickets\.example\n\nhttp:\/\/tickets\.example\/a\n/) },
    ]);
    expect(app.payloads('notice').at(-1)).toMatchObject({ title: 'Confirm the link', text: 'In the test.' });
    app.answer.agreed = true;
    expect(await app.request('link.open', { id, offer, confirmed: true })).toMatchObject({ outcome: 'opened' });
    expect(app.opened).toEqual(['http://tickets.example/a']);
  });

  it('on such a link is asked by the system at once on a desktop, and copied if nobody can be asked', async () => {
    const gateway = await startGateway();
    const sections = { a: { offer_name: 'A', price: 10, stock: 4, available: true, atc: 'http://tickets.example/a' } };
    const frame = message({ sections, event_infos: undefined, changes: { stock_increase: ['A'] } });
    for (const [agreed, outcome] of [
      [true, 'opened'],
      [false, 'refused'],
      [null, 'failed'],
    ] as const) {
      const app = await startEngine({
        simulator: gateway,
        ports: () => ({ confirmation: { place: null, ask: async () => agreed } }),
      });
      await app.request('watchlist.save', { entry: { event_id: 'abc123' } });
      await expect
        .poll(async () => (await app.request('state.get', null)).connection.state, { timeout: 15_000 })
        .toBe('open');
      gateway.sendFrame(frame);
      await expect.poll(async () => (await feed(app)).length, { timeout: 15_000 }).toBe(1);
      const id = (await feed(app))[0]?.id ?? -1;
      for (const confirmed of [false, true]) {
        expect(await app.request('link.open', { id, offer: null, confirmed })).toMatchObject({ outcome });
      }
      expect(app.opened).toHaveLength(agreed === true ? 2 : 0);
      expect(app.copied).toHaveLength(agreed === null ? 2 : 0);
      await app.stop();
    }
  }, 60_000);

  it('that cannot open the link copies it and says so', async () => {
    const { gateway, app } = await connected();
    app.failing.links = true;
    gateway.sendFrame(message());
    await expect.poll(() => app.toasts.length).toBe(1);
    for (const toast of app.toasts) app.click(toast);
    await expect.poll(() => app.payloads('notice')).toHaveLength(1);
    expect(app.payloads('notice')[0]).toMatchObject({ level: 'error', title: 'The link could not be opened' });
    expect(app.payloads('notice')[0]?.text).toMatch(/^There is no browser\. It is on the clipboard/);
    expect(app.copied).toEqual(['https://tickets.example/cart/floor-ga']);
    expect((await feed(app))[0]?.opened_at).toBeNull();
  });
});
