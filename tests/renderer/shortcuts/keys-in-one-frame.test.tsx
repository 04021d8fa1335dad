import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { rows } from '../feed/feed-rows.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { names, open } from '../watchlist/open-watchlist.ts';

stubBrowserApis();
afterEach(() => void vi.restoreAllMocks());

/** From now on nothing is drawn: keys come faster than frames, as on a busy machine. */
function holdFrames(): void {
  vi.spyOn(window, 'requestAnimationFrame').mockReturnValue(1);
}

const focusedName = () => document.activeElement?.getAttribute('aria-label');

/** Brings the focus to a button that Enter would press. */
async function focusButton(name: string | RegExp): Promise<void> {
  (await screen.findByRole('button', { name })).focus();
}

describe('keys that follow each other within a frame', () => {
  it.each([
    ['feed', 'Search alerts'],
    ['history', 'Search history'],
  ] as const)(
    '%s: Enter opens the row that j moved to, and does not press the button that had the focus',
    async (view, box) => {
      const { user, stores } = renderApp();
      act(() => stores.view.getState().show(view));
      await user.type(await screen.findByRole('textbox', { name: box }), 'the');
      await waitFor(() => expect(stores[view].getState().filter.query).toBe('the'));
      await rows();
      await focusButton('Clear the search');
      holdFrames();
      await user.keyboard('j{Enter}');
      expect(focusedName()).toBe('Details');
      expect((screen.getByRole('textbox', { name: box }) as HTMLInputElement).value).toBe('the');
    },
  );

  it('events: Enter opens the row that j moved to', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('link', { name: 'Events' }));
    await screen.findByText('Nova Kestrel');
    await focusButton(/^In stock/);
    holdFrames();
    await user.keyboard('j{Enter}');
    expect(focusedName()).toBe('Event');
    expect(screen.getByRole('button', { name: /^In stock/ }).getAttribute('aria-pressed')).toBe('false');
  });

  it('watchlist: Enter opens the entry that the arrows moved to', async () => {
    window.location.hash = '#/watchlist';
    const { user, stores } = await open();
    expect(names()).toEqual(['derby', 'azules', 'msg', 'sigur']);
    document.querySelector<HTMLElement>('tr[data-index="0"]')?.focus();
    holdFrames();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(stores.editor.getState().entryId).toBe('msg');
  });
});
