import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { EVENTS, sampleFeed, sampleItem, sampleState } from '../sample.ts';

stubBrowserApis();

/** The rows of notifications, in order; not the days, folds and gaps between them. */
async function rows(): Promise<HTMLElement[]> {
  return waitFor(() => {
    const found = screen.getAllByRole('article').filter((row) => row.dataset.item !== undefined);
    expect(found.length).toBeGreaterThan(0);
    return found;
  });
}
const ONE_EVENT = { event_id: 'one', website: 'axs', outcome: 'alert' } as const;
/** One line for each drop. */
const ungroup = () => window.localStorage.setItem('eventory-feed-grouped', 'no');
const frame = () => act(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));

describe('a row of the feed', () => {
  it('tells event, venue, local date, change, price and how many are left', async () => {
    renderApp({ feed: [sampleItem(1000, { event_infos: EVENTS[0].infos })] });
    const [row] = await rows();
    expect(row?.textContent).toContain('The Midnight Parade — Paper Moons Tour');
    expect(row?.textContent).toContain('Mon 15 Jun 20:00 · Madison Square Garden, New York');
    expect(row?.textContent).toContain('stock Section 101');
    expect(row?.textContent).toMatch(/Section 101.*left/);
  });

  it('says "Section" once, also where the section is called so', async () => {
    renderApp({
      feed: [sampleItem(1000, { changes: [{ type: 'stock_increase', sections: ['Section 117'], more: 0 }] })],
    });
    const [row] = await rows();
    expect(row?.textContent).toContain('stock Section 117');
  });

  it('asks main to open the decision’s link when Add to cart is pressed, and sends no address', async () => {
    const { user, askedFor } = renderApp({ feed: [sampleItem(1000)] });
    await user.click(await screen.findByRole('button', { name: /^Add to cart/ }));
    expect(askedFor('link.open')).toEqual([{ id: 1000, offer: null, confirmed: false }]);
  });

  it('asks before a link that needs confirmation, and opens it only then', async () => {
    const { user, askedFor } = renderApp({
      feed: [sampleItem(1000)],
      handlers: {
        'link.open': ({ confirmed }) =>
          confirmed
            ? { outcome: 'opened', url: 'http://tickets.example/' }
            : { outcome: 'confirm', url: 'http://tickets.example/', why: 'This link is not encrypted.' },
      },
    });
    await user.click(await screen.findByRole('button', { name: /^Add to cart/ }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('http://tickets.example/');
    expect(dialog.textContent).toContain('This link is not encrypted.');
    expect(askedFor('link.open')).toHaveLength(1);
    await user.click(within(dialog).getByRole('button', { name: 'Open it anyway' }));
    expect(askedFor('link.open').at(-1)).toEqual({ id: 1000, offer: null, confirmed: true });
  });

  it('says why it did not alert, and offers no filled button', async () => {
    const { user } = renderApp({ feed: [sampleItem(1000, { outcome: 'filtered', why: 'above your max 150.00' })] });
    await user.click(await screen.findByRole('radio', { name: /^Everything/ }));
    const [row] = await rows();
    expect(row?.textContent).toContain('above your max 150.00');
    expect(within(row as HTMLElement).getByRole('button', { name: /^Open/ })).toBeDefined();
  });

  it('shows markup in any field as text', async () => {
    const nasty = '<img src=x onerror="alert(1)"><b>bold</b>';
    renderApp({
      feed: [
        sampleItem(1000, {
          event_infos: { ...EVENTS[0].infos, event_name: nasty, event_venue: nasty },
          changes: [{ type: nasty, sections: [nasty], more: 0 }],
          website: nasty,
        }),
      ],
    });
    const [row] = await rows();
    expect(row?.textContent).toContain(nasty);
    expect(row?.querySelector('img, b')).toBeNull();
  });

  it('keeps a name that turns the direction of text from its surroundings', async () => {
    const name = '\u202egnp.exe';
    const item = sampleItem(1000, { event_infos: { ...EVENTS[0].infos, event_name: name, event_venue: name } });
    const { user } = renderApp({ feed: [item] });
    const [row] = await rows();
    const isolated = [...(row?.querySelectorAll('bdi') ?? [])].map((one) => one.textContent);
    expect(isolated).toContain(name);
    const outside = row?.cloneNode(true) as HTMLElement;
    for (const one of outside.querySelectorAll('bdi')) one.remove();
    expect(outside.textContent).not.toContain('\u202e');
    await user.click(row as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'Mute 1 h' }));
    const notice = await screen.findByText(/is muted until/);
    expect(notice.textContent).toContain(`\u2068${name}\u2069 is muted`);
  });

  it('marks a muted one with a word and an icon', async () => {
    const { user } = renderApp({ feed: [sampleItem(1000, { outcome: 'muted', why: null })] });
    await user.click(await screen.findByRole('radio', { name: /^Everything/ }));
    await rows();
    const marks = screen.getAllByText('muted');
    expect(marks.every((mark) => mark.parentElement?.querySelector('svg') != null)).toBe(true);
  });

  it('has no button to press where the message holds no usable link', async () => {
    renderApp({ feed: [sampleItem(1000, { has_link: false })] });
    expect(await screen.findByRole('button', { name: 'No link' })).toHaveProperty('disabled', true);
  });
});

describe('the list', () => {
  it('shows an alert that arrives, at the top', async () => {
    const { arrive } = renderApp({ feed: [sampleItem(1000)] });
    await rows();
    arrive(sampleItem(1008, { event_infos: { ...EVENTS[1].infos, event_name: 'Brand new' } }));
    await frame();
    expect((await rows())[0]?.textContent).toContain('Brand new');
  });

  it('is counted as far as it is shown: the counts come with the rows', async () => {
    const { arrive } = renderApp({
      feed: [sampleItem(1000)],
      state: sampleState({ counts: { alerts_today: 1, notifications_today: 1 } }),
    });
    await rows();
    arrive(sampleItem(1008), sampleItem(1009, { outcome: 'filtered', why: 'in row K' }));
    await frame();
    expect(screen.getByText('Alerts').textContent).toBe('Alerts 2');
    expect(screen.getByText('Everything').textContent).toBe('Everything 3');
  });

  it('shows a gap with its times and reason', async () => {
    renderApp({ feed: sampleFeed(10) });
    const gap = await screen.findByRole('article', { name: 'Gap in the connection' });
    expect(gap.textContent).toMatch(/Offline \d\d:\d\d:\d\d – \d\d:\d\d:\d\d \(network lost\)/);
    expect(gap.textContent).toContain('does not repeat them for 15 minutes');
  });

  it('stands still while the pointer is on a button, and offers what arrived meanwhile', async () => {
    ungroup();
    const { arrive, user } = renderApp({ feed: [sampleItem(1000)] });
    await user.hover(await screen.findByRole('button', { name: /^Add to cart/ }));
    arrive(sampleItem(1001), sampleItem(1003));
    await frame();
    expect(await rows()).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: '2 new' }));
    expect(await rows()).toHaveLength(3);
  });

  it('goes on once the pointer is elsewhere, also if what was under it is gone', async () => {
    ungroup();
    const { arrive, user } = renderApp({ feed: [sampleItem(1000)] });
    const button = await screen.findByRole('button', { name: /^Add to cart/ });
    await user.hover(button);
    // The browser tells of no leaving of what is no longer there.
    const [row] = await rows();
    document.body.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, relatedTarget: row as HTMLElement }));
    arrive(sampleItem(1001));
    await frame();
    expect(await rows()).toHaveLength(2);
    await user.hover(screen.getAllByRole('button', { name: /^Add to cart/ })[0] as HTMLElement);
    document.body.dispatchEvent(new PointerEvent('pointerout', { bubbles: true, relatedTarget: null }));
    arrive(sampleItem(1003));
    await frame();
    expect(await rows()).toHaveLength(3);
  });

  it('is narrowed by site through main, and says when nothing matches', async () => {
    const { askedFor, user } = renderApp({ feed: [sampleItem(1000)] });
    await rows();
    await user.type(screen.getByRole('textbox', { name: 'Search alerts' }), 'no such event');
    expect(await screen.findByText('Nothing matches this search')).toBeDefined();
    expect(askedFor('feed.list').at(-1)?.query).toBe('no such event');
    await user.click(screen.getByRole('button', { name: 'Clear search and filters' }));
    expect(await rows()).toHaveLength(1);
  });

  it('says what is going on when it is empty, and what to do next', async () => {
    renderApp({ feed: [], state: sampleState({ counts: { alerts_today: 0, notifications_today: 12 } }) });
    expect(await screen.findByText('Listening')).toBeDefined();
    expect(screen.getByText(/12 notifications arrived today and none of them passed/)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Show everything' })).toBeDefined();
  });

  it('says so when it could not be loaded, and tries again', async () => {
    let broken = true;
    const { user } = renderApp({
      handlers: {
        'feed.list': () => {
          if (broken) throw new Error('The history is locked by another program.');
          return { items: [sampleItem(1000)], more: false };
        },
      },
    });
    expect(await screen.findByText('The history is locked by another program.')).toBeDefined();
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rows()).toHaveLength(1);
  });
});

describe('a search', () => {
  it('narrows the counts of both views, and follows what arrives', async () => {
    const named = (id: number, event_name: string, outcome: 'alert' | 'filtered') =>
      sampleItem(id, { outcome, event_infos: { ...EVENTS[0].infos, event_name, event_artist_name: null } });
    const feed = [named(1000, 'Blue', 'alert'), named(999, 'Blue', 'filtered'), named(998, 'Red', 'alert')];
    const { arrive, user } = renderApp({ feed });
    await rows();
    await user.type(screen.getByRole('textbox', { name: 'Search alerts' }), 'blue');
    await waitFor(() => expect(screen.getByText('Alerts').textContent).toBe('Alerts 1'));
    expect(screen.getByText('Everything').textContent).toBe('Everything 2');
    arrive(named(1001, 'Red', 'alert'), named(1002, 'Blue', 'alert'));
    await frame();
    await waitFor(() => expect(screen.getByText('Alerts').textContent).toBe('Alerts 2'));
    expect(screen.getByText('Everything').textContent).toBe('Everything 3');
  });
});

describe('a window too narrow for list and detail', () => {
  it('takes what the detail covers out of reach, until it is closed', async () => {
    Object.defineProperty(Element.prototype, 'clientWidth', { configurable: true, get: () => 700 });
    const { user } = renderApp({ feed: [sampleItem(1000)] });
    await user.click((await rows())[0] as HTMLElement);
    await screen.findByRole('complementary', { name: 'Details' });
    const list = document.querySelector('section[aria-label="Feed"]') as HTMLElement;
    expect(list.hasAttribute('inert')).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Close the details' }));
    expect(list.hasAttribute('inert')).toBe(false);
  });
});

describe('the keyboard', () => {
  it('unfolds and folds the group of the selected row with Space', async () => {
    const { user, stores } = renderApp({ feed: [1000, 992, 984].map((id) => sampleItem(id, ONE_EVENT)) });
    expect(await rows()).toHaveLength(1);
    await user.keyboard('j ');
    expect(await rows()).toHaveLength(3);
    await user.keyboard('j');
    expect(stores.view.getState().selected).toBe(992);
    await user.keyboard(' ');
    expect(await rows()).toHaveLength(1);
    expect(stores.view.getState().selected).toBe(1000);
  });

  it('moves with j and k, passing over gaps, and closes with Escape', async () => {
    ungroup();
    const { user, stores } = renderApp({ feed: sampleFeed(12), handlers: {} });
    await rows();
    await user.keyboard('j');
    expect(stores.view.getState().selected).toBe(1000);
    await user.keyboard('jj');
    expect(stores.view.getState().selected).toBe(995);
    await user.keyboard('k');
    expect(stores.view.getState().selected).toBe(998);
    await user.keyboard('{Escape}');
    expect(stores.view.getState().selected).toBeNull();
  });

  it('does not lose its place when the detail is closed', async () => {
    ungroup();
    const { user, stores } = renderApp({ feed: sampleFeed(12) });
    await rows();
    await user.keyboard('jj');
    const place = stores.view.getState().selected;
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Details'));
    await user.keyboard('{Escape}');
    expect(document.activeElement?.getAttribute('data-item')).toBe(String(place));
    await user.keyboard('jk');
    expect(stores.view.getState().selected).toBe(place);
  });

  it('moves with j right after choosing what the feed shows', async () => {
    const { user, stores } = renderApp({ feed: sampleFeed(12) });
    await rows();
    await user.click(screen.getByRole('radio', { name: /^Everything/ }));
    await rows();
    await user.keyboard('j');
    expect(stores.view.getState().selected).toBe(1000);
  });

  it('comes back to the button of a row when its menu is closed', async () => {
    const { user } = renderApp({ feed: [sampleItem(1000)] });
    const button = await screen.findByRole('button', { name: /^More for/ });
    await user.click(button);
    await screen.findByRole('menuitem', { name: 'Copy link' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(button));
  });

  it('goes to the search with a slash', async () => {
    const { user } = renderApp();
    await rows();
    await user.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Search alerts' }));
  });
});

describe('the detail of a row', () => {
  it('shows the image of the event only if the user allows it, and names no address itself', async () => {
    const event_image = 'https://images.example/a.jpg';
    const item = sampleItem(1000, { event_infos: { ...EVENTS[0].infos, event_image } });
    const { settings } = sampleState();
    for (const remote_images of [false, true]) {
      const { user, page } = renderApp({
        feed: [item],
        state: sampleState({ settings: { ...settings, remote_images } }),
      });
      await user.click((await rows())[0] as HTMLElement);
      await screen.findByRole('complementary', { name: 'Details' });
      await screen.findByRole('button', { name: 'Mute 1 h' });
      const frame = screen.queryByTitle('Image of the event');
      expect(frame?.getAttribute('src')).toBe(remote_images ? 'event-image?id=1000' : undefined);
      expect(page.container.innerHTML).not.toContain('images.example');
      if (remote_images) expect(frame?.getAttribute('sandbox')).toBe('');
      page.unmount();
    }
  });

  it('lists the offers that pass with a cart each, and every reason', async () => {
    const { user, askedFor } = renderApp({ feed: [sampleItem(1000)] });
    await user.click((await rows())[0] as HTMLElement);
    const pane = await screen.findByRole('complementary', { name: 'Details' });
    await within(pane).findByText('8 of 14 offers above 300.00, cheapest 304.00');
    await user.click(within(pane).getByRole('button', { name: 'Cart: 107' }));
    expect(askedFor('link.open')).toEqual([{ id: 1000, offer: 'sec-107/b', confirmed: false }]);
  });

  it('starts an entry from what was seen: only this section, and says first what that costs', async () => {
    const { user, stores } = renderApp({ feed: [sampleItem(1000, { entry: null })] });
    await user.click((await rows())[0] as HTMLElement);
    const pane = await screen.findByRole('complementary', { name: 'Details' });
    await user.click(
      await within(pane).findByRole('button', { name: /^Only Section 101 ?would have alerted \d+ of the last \d+$/ }),
    );
    expect(stores.editor.getState().draft).toMatchObject({ section: '101', event_id: sampleItem(1000).event_id });
    expect(stores.view.getState().view).toBe('watchlist');
  });

  it('mutes the entry that decided for an hour', async () => {
    const { user, askedFor } = renderApp({ feed: [sampleItem(1000)] });
    await user.click((await rows())[0] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'Mute 1 h' }));
    const [mute] = askedFor('watchlist.mute');
    expect(mute?.ids).toEqual(['msg']);
    expect(Date.parse(mute?.until ?? '') - Date.now()).toBeGreaterThan(59 * 60_000);
  });

  it('mutes an event that no entry names by its own entry', async () => {
    const { user, askedFor } = renderApp({ feed: [sampleItem(1000, { entry: null })] });
    await user.click((await rows())[0] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'Mute 1 h' }));
    await waitFor(() => expect(askedFor('watchlist.save')).toHaveLength(1));
    expect(askedFor('watchlist.save')[0]?.entry).toMatchObject({ change_type: ['*'] });
  });
});
