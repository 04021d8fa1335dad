import { notifications } from '@mantine/notifications';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createEditorStore } from '../../../renderer/state/editor-store.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState, UNREAD } from '../sample/app-state.ts';
import { sampleFeed, sampleItem } from '../sample/feed.ts';

stubBrowserApis();
afterEach(() => notifications.clean());
// A whole window in jsdom: generous for a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const feed = sampleFeed(8);
const LIVE = sampleState({ profile: 'live' });
const REFUSED = {
  ...LIVE.connection,
  state: 'unauthorised',
  problem: { cause: 'unauthorised', sentence: 'The gateway refused the key.', next_step: 'Enter it again.' },
} as const;
const TWO = [
  { level: 'warning', title: 'The settings file was unreadable.', text: 'The defaults are in use.' },
  { level: 'info', title: 'Notifications are off.', text: 'Turn them on in the system.' },
] as const;

describe('lasting conditions', () => {
  it('share one banner, the most serious first, with how many there are', async () => {
    renderApp({ feed, state: { ...LIVE, connection: REFUSED, conditions: TWO } });
    expect((await screen.findByText('The gateway refused the key.')).closest('[role="alert"]')).not.toBeNull();
    expect(screen.queryByText('The settings file was unreadable.')).toBeNull();
    fireEvent.click(screen.getByText('1 of 3'));
    expect(screen.getByText('The settings file was unreadable.')).toBeDefined();
    expect(screen.getByText('2 of 3')).toBeDefined();
  });

  it('that are dismissed stay dismissed over a reload, until they end and come again', async () => {
    const state = { ...LIVE, conditions: [TWO[0]] };
    const first = renderApp({ feed, state });
    fireEvent.click(await screen.findByLabelText('Hide this notice'));
    expect(screen.queryByText(TWO[0].title)).toBeNull();
    first.page.unmount();

    const second = renderApp({ feed, state });
    await waitFor(() => expect(second.stores.app.getState().state).not.toBeNull());
    expect(screen.queryByText(TWO[0].title)).toBeNull();
    act(() => second.setState({ conditions: [] }));
    act(() => second.setState({ conditions: [TWO[0]] }));
    expect(await screen.findByText(TWO[0].title)).toBeDefined();
  });
});

describe('a watchlist file that could not be read', () => {
  const state = { ...LIVE, conditions: [UNREAD] };

  it('stays in sight, and is read again at one press, with what came of it', async () => {
    const failed = [{ file: 'watchlist.unreadable-2.json', why: 'Unexpected end of JSON input' }];
    const { user } = renderApp({
      feed,
      state,
      handlers: {
        'watchlist.readUnread': () => ({ files: ['watchlist.unreadable-1.json'], added: 1, failed }),
      },
    });
    const title = await screen.findByText(UNREAD.title);
    expect(title.parentElement?.textContent).toBe(`${UNREAD.title}. ${UNREAD.text}`);
    expect(screen.queryByLabelText('Hide this notice')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('watchlist.unreadable-1.json read: 1 entry added');
    await screen.findByText('watchlist.unreadable-2.json: Unexpected end of JSON input');
  });

  it('is dismissed only after a question, and its new name is given', async () => {
    const { user, askedFor } = renderApp({
      feed,
      state,
      handlers: { 'watchlist.dismissUnread': () => ({ files: ['watchlist.dismissed-1.json'] }) },
    });
    await user.click(await screen.findByRole('button', { name: 'Start with this watchlist' }));
    expect(askedFor('watchlist.dismissUnread')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Without what is in the file?' }));
    await screen.findByText('Kept as watchlist.dismissed-1.json.');
  });
});

describe('a refused key', () => {
  it('keeps the form with the reason beside it, and offers to change the key first', async () => {
    window.location.hash = '#/settings';
    renderApp({ feed, state: { ...LIVE, connection: REFUSED } });
    const field = await screen.findByLabelText('API key', { selector: 'input' }, { timeout: 20_000 });
    const form = field.closest('form');
    if (form === null) throw new Error('The field is in no form.');
    expect(within(form).getByText('The gateway refused the key.')).toBeDefined();
    const buttons = [...document.querySelectorAll('[role="alert"] button')].map((button) => button.textContent);
    expect(buttons[0]).toBe('Change key');
    fireEvent.change(field, { target: { value: 'another-key' } });
    expect(within(form).queryByText('The gateway refused the key.')).toBeNull();
  });
});

describe('an app that is gone', () => {
  it('is said across the window and in its title, with the command that starts it; no cart can be pressed', async () => {
    const meta = document.createElement('meta');
    meta.name = 'eventory-restart-command';
    meta.content = 'npm run --silent cli -- serve';
    document.head.append(meta);
    const alerts = [1000, 992, 984].map((id) => sampleItem(id, { event_id: 'one', website: 'axs', outcome: 'alert' }));
    const { setLink, stores, askedFor } = renderApp({ feed: alerts, state: { ...LIVE, connection: REFUSED } });
    await waitFor(() => expect(document.querySelector('[data-press="cart"]')).not.toBeNull(), { timeout: 20_000 });
    act(() => setLink('down'));
    expect(screen.getByText('npm run --silent cli -- serve').closest('[role="alert"]')).not.toBeNull();
    // What the app said of its connection before holds no more.
    expect(screen.queryByText('Change key')).toBeNull();
    await waitFor(() => expect(document.title).toBe('Not running · Eventory Tray'));
    // Neither in a row, nor in an unfolded one, nor in the detail.
    const [leading] = document.querySelectorAll<HTMLElement>('article[data-item]');
    if (leading === undefined) throw new Error('The feed has no row.');
    fireEvent.click(leading);
    fireEvent.click(screen.getAllByRole('button', { expanded: false, name: /earlier/ })[0] ?? document.body);
    await screen.findByRole('button', { name: 'Cart: 107' });
    const carts = [...document.querySelectorAll<HTMLButtonElement>('#content button')].filter((button) =>
      /^(Add to cart|Cart|Open)/.test(button.textContent ?? ''),
    );
    const places = [
      'article[data-item]',
      'section[aria-label="Best offer"]',
      'table',
      'article button[aria-label^="Cart:"]',
    ];
    for (const place of places)
      expect(
        carts.some((button) => button.closest(place) !== null),
        place,
      ).toBe(true);
    expect(carts.filter((button) => !button.disabled).map((button) => button.outerHTML)).toEqual([]);
    act(() => stores.view.getState().select(null));
    fireEvent.keyDown(document.body, { key: 'c' });
    expect(askedFor('link.open')).toEqual([]);
    act(() => setLink('up'));
    await waitFor(() => expect(document.title).toBe('Eventory Tray'));
    meta.remove();
  });

  it('leaves no empty feed that says it listens', async () => {
    const { setLink } = renderApp({ feed: [], state: LIVE });
    await screen.findByText('Listening');
    act(() => setLink('down'));
    expect(screen.queryByText('Listening')).toBeNull();
    expect(screen.getByText('Not running')).toBeDefined();
    act(() => setLink('up'));
    await screen.findByText('Listening');
  });
});

describe('the dangerous choice', () => {
  it('is never the filled button', async () => {
    const { stores } = renderApp({ feed });
    await waitFor(() => expect(stores.app.getState().state).not.toBeNull());
    act(() => stores.view.getState().setPendingLink({ id: 1, offer: null, url: 'http://x.example/', why: 'Why.' }));
    const look = (name: string) => screen.getByText(name).closest('button')?.getAttribute('data-variant');
    await screen.findByText('Do not open');
    expect([look('Do not open'), look('Open it anyway')]).toEqual(['filled', 'default']);
    act(() => stores.view.getState().setPendingLink(null));
    act(() => stores.editor.getState().edit({ entryId: null, overrides: { label: 'x' } }));
    act(() => stores.editor.getState().edit(null));
    await screen.findByText('Keep editing');
    expect([look('Keep editing'), look('Discard changes')]).toEqual(['filled', 'default']);
    act(() => stores.editor.getState().answerDiscard(true));
  });
});

describe('an unsaved draft', () => {
  it('survives a reload; one that was saved or discarded does not come back', () => {
    const { stores } = renderApp({ feed });
    stores.editor.getState().edit({ entryId: 'msg', overrides: { label: 'New name' } });
    const reloaded = () => createEditorStore(stores.watchlist, stores.view).getState();
    expect(reloaded().draft?.label).toBe('New name');
    stores.editor.getState().close();
    expect(reloaded().draft).toBeNull();
  });
});

describe('a mute', () => {
  it('can be taken back: the entry is as it was', async () => {
    const { stores, askedFor } = renderApp({ feed: [sampleItem(1000, { event_id: 'G5v0Z9' })] });
    await waitFor(() => expect(document.querySelector('[data-press="cart"]')).not.toBeNull(), { timeout: 20_000 });
    fireEvent.keyDown(document.body, { key: 'm' });
    await waitFor(() => expect(askedFor('watchlist.mute')).toHaveLength(1));
    fireEvent.click((await screen.findAllByText('Undo'))[0] ?? document.body);
    await waitFor(() => expect(askedFor('watchlist.mute')).toHaveLength(2));
    const [mute, undo] = askedFor('watchlist.mute');
    expect(undo).toEqual({ ids: mute?.ids, until: null });
    expect(stores.watchlist.getState().byId.get(mute?.ids[0] ?? '')?.entry.muted_until).toBeNull();
  });
});
