import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';
import { EVENTS } from '../sample/events.ts';
import { sampleItem } from '../sample/feed.ts';
import { rows } from './feed-rows.ts';

stubBrowserApis();

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

  it.each([
    ['comes after the offers in a low window', true],
    ['comes before the offers in a higher one', false],
  ])('the chart %s', async (_where, isLow) => {
    const { matchMedia } = window;
    const inLowWindow = (query: string) => ({ ...matchMedia(query), matches: query === '(height < 640px)' });
    // `stubBrowserApis` restores the usual one before each test.
    if (isLow) Object.assign(window, { matchMedia: inLowWindow });
    const { user } = renderApp({ feed: [sampleItem(1000)] });
    await user.click((await rows())[0] as HTMLElement);
    const chart = await screen.findByRole('region', { name: 'Lowest price and stock' });
    const offers = screen.getByRole('button', { name: 'Section' });
    const isAfter = (offers.compareDocumentPosition(chart) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    expect(isAfter).toBe(isLow);
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

  it('mutes the event for an hour', async () => {
    const { user, askedFor } = renderApp({ feed: [sampleItem(1000, { event_id: 'G5v0Z9' })] });
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
