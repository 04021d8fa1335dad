import { notifications } from '@mantine/notifications';
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { recordResult } from '../../../renderer/feed/actions/result-actions.ts';
import { type RowActionId, rowActions, runRowAction } from '../../../renderer/feed/actions/row-actions.ts';
import { timeFormatOf, tomorrow } from '../../../renderer/state/time-format.ts';
import type { FakeBridgeOptions } from '../fake-bridge/fake-bridge.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';
import { sampleItem } from '../sample/feed.ts';
import { SAMPLE_WATCHLIST } from '../sample/watchlist.ts';

stubBrowserApis();
afterEach(() => {
  notifications.clean();
  notifications.cleanQueue();
});

const ALERTED = sampleItem(1000, { outcome: 'alert', entry: 'msg', event_id: 'G5v0Z9', why: null });
const FILTERED = sampleItem(1000, {
  outcome: 'filtered',
  entry: 'msg',
  event_id: 'G5v0Z9',
  why: 'above your max 150.00',
  relaxation: [{ kind: 'max_price', price: 153.5, label: '$153.50' }],
});

async function start(item: NotificationItem, options: FakeBridgeOptions = {}) {
  const app = renderApp({ feed: [item], ...options });
  await waitFor(() => expect(app.stores.watchlist.getState().watchlist).not.toBeNull());
  const offered = () => rowActions(app.stores, item).map(({ id, label }) => `${id}: ${label}`);
  const run = (id: RowActionId) => runRowAction(app.stores, item, id);
  return { ...app, offered, run };
}

describe('the actions of an alerted row', () => {
  it('are these, and none of them relaxes', async () => {
    const { offered } = await start(ALERTED);
    expect(offered()).toEqual([
      'cart: Add to cart',
      'event_page: Open event page',
      'copy_link: Copy link',
      'filter: Edit filters',
      'only_section: Only Section 101',
      `max_price: Max ${ALERTED.best?.price_label}`,
      'got: Got it',
      'gone: Gone',
      'trying: Still trying',
      'mute_hour: Mute for 1 hour',
      'mute_day: Mute until tomorrow',
      'mute_event: Mute until after the event',
    ]);
  });

  it.each<[RowActionId, object]>([
    ['cart', { id: 1000, offer: null, confirmed: false }],
    ['event_page', { id: 1000, offer: null, page: 'event', confirmed: false }],
  ])('%s asks main for the link', async (id, request) => {
    const { run, askedFor } = await start(ALERTED);
    expect(run(id)).toBe(true);
    expect(askedFor('link.open')).toEqual([request]);
  });

  it('copy the link', async () => {
    const { run, askedFor } = await start(ALERTED);
    run('copy_link');
    expect(askedFor('link.copy')).toEqual([{ id: 1000, offer: null }]);
  });

  it.each<[RowActionId, object]>([
    ['filter', {}],
    ['only_section', { section: '101' }],
    ['max_price', { max_price_filter: ALERTED.best?.price }],
  ])('%s opens the form and stores nothing by itself', async (id, changes) => {
    const { run, stores, askedFor } = await start(ALERTED);
    run(id);
    expect(stores.editor.getState()).toMatchObject({ entryId: 'msg', draft: changes });
    expect(askedFor('watchlist.save')).toEqual([]);
  });

  it.each<[RowActionId, string, number]>([
    ['got', 'got', 2],
    ['gone', 'gone', 2],
    ['trying', 'trying', 2],
  ])('%s notes the result', async (id, outcome, tickets) => {
    const { run, askedFor } = await start(ALERTED);
    run(id);
    expect(askedFor('feed.result')).toEqual([{ id: 1000, outcome, tickets }]);
  });

  it('got counts towards the tickets wanted, and mutes the entry with the last of them', async () => {
    const mutedBefore = new Date(Date.now() + 60_000).toISOString();
    const wants = { wanted_tickets: 3, muted_until: mutedBefore };
    const watchlist = SAMPLE_WATCHLIST.map((view) => ({ ...view, entry: { ...view.entry, ...wants } }));
    const { stores, askedFor, user } = await start(ALERTED, { watchlist });
    await recordResult(stores, ALERTED, 'got', 2);
    expect(await screen.findByText('2 of 3 got, 1 to go')).toBeDefined();
    expect(askedFor('watchlist.mute')).toEqual([]);
    await recordResult(stores, ALERTED, 'got', 3);
    expect(await screen.findByText(/^You have all 3 tickets you wanted: muted until/)).toBeDefined();
    const [mute] = askedFor('watchlist.mute');
    expect(mute?.ids).toEqual(['msg']);
    await waitFor(() => expect(rowActions(stores, ALERTED).map(({ id }) => id)).toContain('unmute'));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(askedFor('watchlist.mute').at(-1)).toEqual({ ids: ['msg'], until: mutedBefore }));
  });

  it.each<RowActionId>(['mute_hour', 'mute_day', 'mute_event'])('%s mutes the entry', async (id) => {
    const { run, askedFor, stores } = await start(ALERTED);
    run(id);
    await waitFor(() => expect(askedFor('watchlist.mute')).toHaveLength(1));
    expect(askedFor('watchlist.mute')[0]?.ids).toEqual(['msg']);
    await waitFor(() => expect(rowActions(stores, ALERTED).map((action) => action.id)).toContain('unmute'));
    runRowAction(stores, ALERTED, 'unmute');
    await waitFor(() => expect(askedFor('watchlist.mute').at(-1)?.until).toBeNull());
  });
});

describe('the actions of a row that no entry decided', () => {
  const UNNAMED = { ...ALERTED, entry: null, event_id: 'named-by-nobody' };
  const feedOnly = { state: sampleState({ settings: { ...DEFAULT_SETTINGS, unlisted: 'feed' } }) };

  it('filter the event without silencing what it alerts for now: everything', async () => {
    const { offered, run, stores } = await start(UNNAMED);
    expect(offered()).toContain('filter: Filter this event…');
    run('filter');
    expect(stores.editor.getState().draft?.change_type).toEqual(['*']);
  });

  it.each<[string, FakeBridgeOptions, Partial<NotificationItem>]>([
    ['that does not alert', feedOnly, { outcome: 'unlisted' }],
    ['whose entry is gone, but not another one', {}, { event_id: 'G5v0Z9' }],
  ])('watch an event %s for new stock and for what the row was about', async (_, options, over) => {
    const changes = [{ type: 'price_decrease', sections: [], more: 0 }];
    const { run, stores } = await start({ ...UNNAMED, ...over, changes }, options);
    run('filter');
    expect(stores.editor.getState().draft?.change_type).toEqual(['stock_increase', 'price_decrease']);
  });

  it('watch an event that does not alert, and do not mute it: it would alert once the mute is over', async () => {
    const { offered } = await start({ ...UNNAMED, outcome: 'unlisted' }, feedOnly);
    expect(offered()).toContain('filter: Watch this event…');
    expect(offered().filter((action) => action.startsWith('mute'))).toEqual([]);
  });

  it('mute an event that no entry names at its site only: the id may be another event at another site', async () => {
    const { run, askedFor } = await start({ ...UNNAMED, website: 'axs' });
    run('mute_hour');
    await waitFor(() => expect(askedFor('watchlist.save')).toHaveLength(1));
    expect(askedFor('watchlist.save')[0]?.entry).toMatchObject({ website: 'axs', change_type: ['*'] });
  });

  it('mute the entries that name the event if the one that decided is gone', async () => {
    const { run, askedFor } = await start({ ...ALERTED, entry: 'deleted', event_id: 'G5v0Z9' });
    run('mute_hour');
    await waitFor(() => expect(askedFor('watchlist.mute').map(({ ids }) => ids)).toEqual([['msg']]));
    expect(askedFor('watchlist.save')).toEqual([]);
  });
});

describe('the mute of a row whose event several entries name', () => {
  const LATER = '2099-01-01T00:00:00Z';
  const [first, elsewhere] = SAMPLE_WATCHLIST;
  const named = (id: string, over: Partial<WatchlistEntry>) => {
    if (first === undefined) throw new Error('The sample has no entry.');
    return { ...first, entry: { ...first.entry, id, ...over } };
  };

  async function startWith(over: Partial<WatchlistEntry>, item: NotificationItem = ALERTED) {
    const watchlist = [named('msg', {}), named('vip', over), named('axs', { website: 'axs' }), elsewhere].filter(
      (view) => view !== undefined,
    );
    const app = await start(item, { watchlist });
    const mutes = () =>
      Object.fromEntries([...app.stores.watchlist.getState().byId].map(([id, { entry }]) => [id, entry.muted_until]));
    const offeredMutes = () =>
      rowActions(app.stores, item)
        .filter(({ group }) => group === 'mute')
        .map(({ id }) => id);
    return { ...app, mutes, offeredMutes };
  }

  it('is of all of them, and says of how many; undone, each is as it was', async () => {
    const { run, mutes, user } = await startWith({ enabled: false });
    const before = mutes();
    run('mute_hour');
    await screen.findByText(/is muted until .* \(2 entries\)$/);
    expect(mutes()).toEqual({ ...before, msg: expect.any(String), vip: mutes().msg });
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(mutes()).toEqual(before));
  });

  it('shortens none, and undone restores none that was changed since', async () => {
    const { run, mutes, user, bridge } = await startWith({ muted_until: LATER });
    run('mute_hour');
    const undo = await screen.findByRole('button', { name: 'Undo' });
    expect(mutes()).toMatchObject({ msg: expect.any(String), vip: LATER });
    await bridge.request('watchlist.mute', { ids: ['msg'], until: LATER });
    await waitFor(() => expect(mutes().msg).toBe(LATER));
    await user.click(undo);
    await screen.findByText('It has changed since. Edit it by hand.');
    expect(mutes()).toMatchObject({ msg: LATER, vip: LATER });
  });

  it('names the moment when the first of them alerts again', async () => {
    const { run, stores } = await startWith({ muted_until: LATER });
    run('mute_day');
    const end = timeFormatOf(stores).dateTime(tomorrow(stores), Date.now());
    expect((await screen.findByText(/is muted until/)).textContent).toContain(`is muted until ${end}`);
  });

  it.each<[string, Partial<WatchlistEntry>, Partial<NotificationItem>, readonly RowActionId[]]>([
    ['an alert beside a muted entry', { muted_until: LATER }, {}, ['mute_hour', 'mute_day', 'mute_event']],
    [
      'a row that its entry muted, beside one that alerts',
      { muted_until: LATER },
      { outcome: 'muted', entry: 'vip' },
      ['unmute', 'mute_hour', 'mute_day', 'mute_event'],
    ],
    ['a row whose entry is gone', {}, { entry: 'deleted' }, ['mute_hour', 'mute_day', 'mute_event']],
    ['a filtered row', {}, { outcome: 'filtered' }, ['mute_hour', 'mute_day', 'mute_event']],
  ])('is offered as long as it silences something: of %s', async (_, over, item, ids) => {
    const { offeredMutes } = await startWith(over, { ...ALERTED, ...item });
    expect(offeredMutes()).toEqual(ids);
  });

  it('ends for all of them, and comes back for all of them', async () => {
    const { run, mutes, offeredMutes, user } = await startWith({ muted_until: LATER });
    run('mute_event');
    await waitFor(() => expect(offeredMutes()).toEqual(['unmute']));
    const muted = mutes();
    run('unmute');
    await screen.findByText(/is no longer muted \(2 entries\)$/);
    expect(mutes()).toMatchObject({ msg: null, vip: null });
    await user.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1) as HTMLElement);
    await waitFor(() => expect(mutes()).toEqual(muted));
  });
});

describe('the actions of a filtered row', () => {
  it('relax, and never narrow', async () => {
    const { offered } = await start(FILTERED);
    expect(offered()).toEqual([
      'cart: Open',
      'event_page: Open event page',
      'copy_link: Copy link',
      'relax: Raise max to $153.50',
      'filter: Edit filters',
      'mute_hour: Mute for 1 hour',
      'mute_day: Mute until tomorrow',
      'mute_event: Mute until after the event',
    ]);
  });

  it('raise the max by the button of the row, change nothing else, and take it back', async () => {
    const { user, askedFor, stores } = await start(FILTERED);
    const before = stores.watchlist.getState().byId.get('msg')?.entry;
    await user.click(screen.getByRole('radio', { name: /^Everything/ }));
    await user.click(await screen.findByRole('button', { name: /^Raise max to \$153\.50/ }));
    expect(askedFor('watchlist.save')[0]).toEqual({ entry: { ...before, max_price_filter: 153.5 }, base: before });
    expect(await screen.findByRole('button', { name: /^Allowed by now/ })).toHaveProperty('disabled', true);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(askedFor('watchlist.save')[1]).toEqual({ entry: before, base: { ...before, max_price_filter: 153.5 } });
  });

  it('do not take back what was changed since', async () => {
    const { user, askedFor, run, bridge, stores } = await start(FILTERED);
    run('relax');
    const undo = await screen.findByRole('button', { name: 'Undo' });
    const entry = stores.watchlist.getState().byId.get('msg')?.entry;
    await bridge.request('watchlist.save', { entry: { ...entry, notes: 'changed since' } });
    await user.click(undo);
    await screen.findByText('It has changed since. Edit it by hand.');
    expect(askedFor('watchlist.save')).toHaveLength(2);
  });

  it('unmute the form too if it is open on the entry, so that saving it mutes nothing', async () => {
    const { run, stores, bridge } = await start(FILTERED);
    await bridge.request('watchlist.mute', { ids: ['msg'], until: '2099-01-01T00:00:00Z' });
    await waitFor(() => expect(rowActions(stores, FILTERED).map(({ id }) => id)).toContain('unmute'));
    stores.editor.getState().edit({ entryId: 'msg', overrides: { notes: 'half done' } });
    run('unmute');
    await waitFor(() =>
      expect(stores.editor.getState().draft).toMatchObject({ notes: 'half done', muted_until: null }),
    );
  });

  it('relax the form too if it is open on the entry', async () => {
    const { run, stores } = await start(FILTERED);
    stores.editor.getState().edit({ entryId: 'msg', overrides: { notes: 'half done' } });
    run('relax');
    await waitFor(() =>
      expect(stores.editor.getState().draft).toMatchObject({ notes: 'half done', max_price_filter: 153.5 }),
    );
  });
});

describe('an offer that cannot be bought any more', () => {
  const best = ALERTED.best as NonNullable<NotificationItem['best']>;
  it.each<[string, Partial<NotificationItem>, string]>([
    ['sold out when it came', { best: { ...best, unavailable: 'sold out' } }, 'sold out'],
    ['superseded', { superseded: { reason: 'gone', at: '2026-06-01T20:14:10Z', price: null } }, 'gone'],
    ['dearer', { superseded: { reason: 'price_up', at: '2026-06-01T20:14:10Z', price: '$200.00' } }, 'now $200.00'],
    ['marked as gone', { result: { outcome: 'gone', at: '2026-06-01T20:14:10Z', tickets: 0 } }, 'gone'],
  ])('%s has no cart to fill', async (_, over, words) => {
    await start({ ...ALERTED, ...over });
    const row = await screen.findByRole('article', { name: /Harbour|Midnight|Nova|Sigur|Azules/ });
    expect(row.textContent).toContain(words);
    expect(within(row).getByRole('button', { name: /^Open/ }).className).not.toContain('primary');
    expect(within(row).queryByRole('button', { name: /^Add to cart/ })).toBeNull();
  });
});

describe('a link that did not open', () => {
  it('can be opened here in browser mode, copied, or tried in the default browser', async () => {
    const { run, user, askedFor } = await start(ALERTED, {
      handlers: {
        'link.open': () => ({
          outcome: 'failed',
          url: 'https://tickets.example/cart/101',
          why: 'The browser was not found.',
          copied: false,
        }),
      },
    });
    run('cart');
    const dialog = await screen.findByRole('dialog', { name: 'The link did not open' });
    const here = within(dialog).getByRole('link', { name: 'Open here' });
    expect(here.getAttribute('href')).toBe('https://tickets.example/cart/101');
    expect(here.getAttribute('rel')).toBe('noopener noreferrer');
    await user.click(within(dialog).getByRole('button', { name: 'Copy link' }));
    expect(askedFor('clipboard.write')).toEqual([{ text: 'https://tickets.example/cart/101' }]);
    await user.click(within(dialog).getByRole('button', { name: 'Try default browser' }));
    expect(askedFor('link.open').at(-1)).toEqual({ id: 1000, offer: null, browser: 'default', confirmed: false });
  });
});
