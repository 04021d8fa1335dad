import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleFeed, sampleItem } from '../sample/feed.ts';
import { ONE_EVENT, rows, ungroup } from './feed-rows.ts';

stubBrowserApis();

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
