import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState, UNREAD } from '../sample/app-state.ts';
import { EVENTS } from '../sample/events.ts';
import { sampleFeed, sampleItem } from '../sample/feed.ts';
import { SAMPLE_WATCHLIST } from '../sample/watchlist.ts';
import { frame, rows, ungroup } from './feed-rows.ts';

stubBrowserApis();

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
    // The button that had it is gone.
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('says what is going on when it is empty, and what to do next', async () => {
    const { user } = renderApp({
      feed: [],
      state: sampleState({ counts: { alerts_today: 0, notifications_today: 12 } }),
    });
    expect(await screen.findByText('Listening')).toBeDefined();
    expect(screen.getByText(/12 notifications arrived today and none passed/)).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Show everything' }));
    expect(screen.queryByRole('button', { name: 'Show everything' })).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it.each([
    ['no entry', 'alert', [], [], false],
    ['no entry', 'feed', [], [], true],
    ['no entry that is on', 'feed', ['derby'], [], true],
    ['an entry that is on', 'feed', ['derby', 'msg'], [], false],
    ['no entry, but a watchlist file that could not be read,', 'feed', [], [UNREAD], false],
  ] as const)(
    'with %s and events not listed to %s: says whether nothing can alert',
    async (_, unlisted, ids, conditions, nothing) => {
      renderApp({
        feed: [],
        watchlist: SAMPLE_WATCHLIST.filter(({ entry }) => (ids as readonly string[]).includes(entry.id)),
        state: sampleState({
          settings: { ...DEFAULT_SETTINGS, unlisted },
          conditions,
          counts: { alerts_today: 0, notifications_today: 0 },
        }),
      });
      const text = await screen.findByText(nothing ? /^Nothing can alert: no entry/ : /^Alerts appear here/);
      expect(text).toBeDefined();
    },
  );

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
