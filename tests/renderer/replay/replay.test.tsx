import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FakeBridgeOptions } from '../fake-bridge/fake-bridge.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';
import { sampleItem } from '../sample/feed.ts';

stubBrowserApis();

const FEED = [
  sampleItem(1, { received_at: '2026-01-02T20:00:00Z' }),
  sampleItem(2, { received_at: '2026-01-02T20:10:00Z', outcome: 'filtered', why: 'above your max 150.00' }),
  sampleItem(3, { received_at: '2026-01-02T20:20:00Z' }),
];

/** The form, as the history opens it with this row selected. */
async function openSetup(options: FakeBridgeOptions = {}, around: number | null = null) {
  const app = renderApp({ feed: FEED, ...options });
  await app.user.click(await screen.findByRole('link', { name: 'History' }));
  if (around !== null) act(() => app.stores.view.getState().select(around));
  await app.user.click(await screen.findByRole('button', { name: 'Replay…' }));
  await screen.findByRole('form', { name: 'Replay an evening' });
  return app;
}

async function startReplay(options: FakeBridgeOptions = {}) {
  const app = await openSetup(options, 2);
  act(() => app.stores.view.getState().select(null));
  await app.user.click(screen.getByRole('button', { name: 'Start replay' }));
  await screen.findByRole('feed', { name: 'Replay, newest first' });
  return app;
}

const part = (name: string) => screen.getByLabelText<HTMLInputElement>(name);

const onClock = (clock: '12h' | '24h') => {
  const state = sampleState();
  return { ...state, settings: { ...state.settings, time: { ...state.settings.time, clock } } };
};

const rows = () => [...document.querySelectorAll('article[data-item]')].map((row) => row.getAttribute('data-item'));

describe('a replay in the window', () => {
  it('is started for last evening or the time around a row of the history, without toasts unless asked', async () => {
    const app = await openSetup();
    expect(part('From, hours').value).toBe('18');
    expect(part('From, minutes').value).toBe('00');
    act(() => app.stores.view.getState().show('history'));
    act(() => app.stores.view.getState().select(3));
    await app.user.click(await screen.findByRole('button', { name: 'Replay…' }));
    await app.user.click(await screen.findByRole('button', { name: 'Start replay' }));
    const [asked] = app.askedFor('replay.start');
    expect(asked).toEqual({ from: '2026-01-02T19:20:00.000Z', to: '2026-01-02T21:20:00.000Z', toasts: false });
  });

  it('takes its day and times by keys, on the clock of the settings', async () => {
    const app = await openSetup({ state: onClock('12h') }, 2);
    expect([part('From, hours').value, part('From, AM or PM').value]).toEqual(['07', 'PM']);
    const day = screen.getByRole('button', { name: 'Day' });
    act(() => day.focus());
    await app.user.keyboard('{Enter}');
    await app.user.click(await screen.findByRole('button', { name: '4 January 2026' }));
    expect(day.textContent).toBe('Sun 4 Jan 2026');
    await app.user.click(part('From, hours'));
    await app.user.keyboard('0930p');
    expect([part('From, hours').value, part('From, minutes').value]).toEqual(['09', '30']);
    await app.user.click(part('To, hours'));
    await app.user.keyboard('0145{ArrowUp}');
    expect(screen.getByText('on the next day')).toBeDefined();
    await app.user.click(screen.getByRole('button', { name: 'Start replay' }));
    const [asked] = app.askedFor('replay.start');
    expect(asked).toEqual({ from: '2026-01-04T21:30:00.000Z', to: '2026-01-05T01:45:00.000Z', toasts: false });
  });

  it('does not start while a time is half typed', async () => {
    const app = await openSetup({ state: onClock('24h') });
    await app.user.click(part('To, hours'));
    await app.user.keyboard('{Backspace}');
    expect(part('To, minutes').value).toBe('00');
    expect((screen.getByRole('button', { name: 'Start replay' }) as HTMLButtonElement).disabled).toBe(true);
    await app.user.keyboard('22');
    expect((screen.getByRole('button', { name: 'Start replay' }) as HTMLButtonElement).disabled).toBe(false);
  });

  it('says why it cannot start', async () => {
    const refuse = () => Promise.reject(new Error('Nothing was recorded in this time.'));
    const app = await openSetup({ handlers: { 'replay.start': refuse } });
    await app.user.click(screen.getByRole('button', { name: 'Start replay' }));
    expect((await screen.findByRole('alert')).textContent).toBe('Nothing was recorded in this time.');
  });

  it('is marked in every view and in the title, announced, and has a way back', async () => {
    const app = await startReplay();
    expect(document.title).toBe('REPLAY · Eventory Tray');
    await app.user.click(screen.getByRole('link', { name: 'Feed' }));
    const banner = within(screen.getByRole('region', { name: 'A replay is on' }));
    expect(banner.getByText('REPLAY')).toBeDefined();
    expect(banner.getByText(/^Replay of .* With the current watchlist: 2 alerts\.$/)).toBeDefined();
    await app.user.click(screen.getByRole('button', { name: 'Show the replay' }));
    await app.user.click(screen.getByRole('button', { name: 'Back to live' }));
    await waitFor(() => expect(screen.queryByText('REPLAY')).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole('main'));
    expect(document.title).toBe('Eventory Tray');
    expect(app.askedFor('replay.stop')).toHaveLength(1);
  });

  it('lists what would have alerted, on request everything, and what it came to that evening', async () => {
    const app = await startReplay();
    await waitFor(() => expect(rows()).toEqual(['3', '1']));
    expect(screen.getByRole('article', { name: /alert, filtered then/ })).toBeDefined();
    await app.user.click(screen.getByText(/^Everything 3/));
    await waitFor(() => expect(rows()).toEqual(['3', '2', '1']));
  });

  it('says how many alerts there were before an edit and that evening', async () => {
    const app = await startReplay();
    const { state } = app.stores.replay.getState();
    if (state !== null) act(() => app.emit('replay', { ...state, revision: 2, alerts_before_edit: 14 }));
    const summary = screen.getByText(/with the current watchlist/);
    expect(summary.textContent).toBe('2 alerts with the current watchlist · 14 before the last edit · 12 that evening');
  });

  it('adds what is played, and starts over after a move back or an edit', async () => {
    const app = await startReplay();
    await waitFor(() => expect(rows()).toEqual(['3', '1']));
    fireEvent.change(screen.getByRole('slider', { name: 'Time of the evening' }), {
      target: { value: String(Date.parse('2026-01-02T20:05:00Z')) },
    });
    await waitFor(() => expect(rows()).toEqual(['1']));
    expect(app.askedFor('replay.control').at(-1)).toEqual({ position: Date.parse('2026-01-02T20:05:00Z') });
  });

  it('is played by keys', async () => {
    const app = await startReplay();
    await app.user.keyboard('p');
    await app.user.keyboard(']');
    await app.user.keyboard('[[');
    await app.user.keyboard('.,');
    expect(app.askedFor('replay.control')).toEqual([
      { playing: false },
      { speed: 60 },
      { speed: 20 },
      { skip: 'next_alert' },
      { skip: 'previous_alert' },
    ]);
  });

  it('moves through its rows by keys, explains one, and leads to its entry', async () => {
    const app = await startReplay();
    await waitFor(() => expect(rows()).toEqual(['3', '1']));
    await app.user.keyboard('j');
    await app.user.keyboard('j');
    const detail = await screen.findByRole('complementary', { name: 'Details' });
    expect(within(detail).getByText('Matches “MSG under 150”.')).toBeDefined();
    expect(within(detail).queryByRole('button', { name: /cart/i })).toBeNull();
    await app.user.click(within(detail).getByRole('button', { name: 'Filters' }));
    expect(app.stores.view.getState().view).toBe('watchlist');
  });

  it('shows the message of a toast that was clicked', async () => {
    const app = await startReplay();
    await app.user.click(screen.getByRole('link', { name: 'Settings' }));
    act(() => app.emit('show', { view: 'replay', id: 3 }));
    expect(await screen.findByRole('complementary', { name: 'Details' })).toBeDefined();
  });

  it('is still there after the window was loaded again', async () => {
    const app = await startReplay();
    const { state } = app.stores.replay.getState();
    document.body.innerHTML = '';
    window.location.hash = '#/replay';
    renderApp({ feed: FEED, handlers: { 'replay.get': () => state } });
    expect(await screen.findByText('REPLAY')).toBeDefined();
  });
});
