import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { UNTIL_RESUMED } from '../../../core/alerts/pause-choices.ts';
import { TIMES } from '../../support/times.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';
import { NOW_MS } from '../sample/events.ts';
import { SAMPLE_HEALTH } from '../sample/health.ts';

stubBrowserApis();
afterEach(() => {
  vi.useRealTimers();
});

const LIVE = sampleState({ profile: 'live' });
const KEYLESS = sampleState({
  profile: 'live',
  key: { ...LIVE.key, set: false, ending: null },
  connection: { ...LIVE.connection, state: 'idle', detail: 'No key yet' },
});

describe('first run', () => {
  it('offers the demo feed', async () => {
    const { user, askedFor } = renderApp({ state: KEYLESS, feed: [] });
    await user.click(await screen.findByRole('button', { name: 'Try the demo feed' }));
    expect(askedFor('demo.start')).toHaveLength(1);
    expect(await screen.findByText('DEMO')).toBeDefined();
  });

  it('takes a key, hands it over and keeps nothing of it', async () => {
    const { user, askedFor, page } = renderApp({ state: KEYLESS, feed: [] });
    await user.type(await screen.findByLabelText('API key'), '  secret-key-123456  ');
    await user.click(screen.getByRole('button', { name: 'Save key' }));
    expect(askedFor('key.set')).toEqual([{ key: 'secret-key-123456' }]);
    await waitFor(() => expect(screen.queryByLabelText('API key')).toBeNull());
    expect(page.container.innerHTML).not.toContain('secret-key');
  });

  it('says what is wrong with a key that was refused', async () => {
    const { user } = renderApp({
      state: KEYLESS,
      feed: [],
      handlers: { 'key.set': () => ({ ok: false, issues: [{ path: 'key', message: 'A key has no spaces.' }] }) },
    });
    await user.type(await screen.findByLabelText('API key'), 'a b');
    await user.click(screen.getByRole('button', { name: 'Save key' }));
    expect((await screen.findByRole('alert')).textContent).toBe('A key has no spaces.');
  });
});

describe('the connection', () => {
  it('is always told in words, with the feed delay', async () => {
    renderApp();
    expect((await screen.findByRole('button', { name: /^Connected/ })).textContent).toContain('feed delay 0.4 s');
  });

  it('says what is wrong and what to do, and connects on demand', async () => {
    const { user, askedFor } = renderApp({
      state: sampleState({
        profile: 'live',
        connection: {
          state: 'waiting',
          since: new Date().toISOString(),
          detail: 'Trying again in a moment',
          problem: { cause: 'dns', sentence: 'The name could not be found.', next_step: 'Check that you are online.' },
          retry_at: new Date(Date.now() + 8000).toISOString(),
        },
      }),
    });
    expect((await screen.findByRole('button', { name: /^Offline/ })).textContent).toMatch(/next try in \d s/);
    expect(screen.getByText('The name could not be found.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Try now' }));
    expect(askedFor('connection.connect')).toHaveLength(1);
  });

  it('leads to the key when the key was refused', async () => {
    const { user } = renderApp({
      state: sampleState({
        connection: {
          ...LIVE.connection,
          state: 'unauthorised',
          problem: { cause: 'unauthorised', sentence: 'The gateway refused the key.', next_step: 'Enter it again.' },
        },
      }),
    });
    await user.click(await screen.findByRole('button', { name: 'Change key' }));
    expect(await screen.findByRole('heading', { name: 'Connection' })).toBeDefined();
  });

  it('says so when the app itself is gone, and reads everything again when it is back', async () => {
    const { setLink, askedFor } = renderApp();
    await screen.findByRole('feed');
    act(() => setLink('down'));
    expect(await screen.findByText('Eventory Tray is not running')).toBeDefined();
    act(() => setLink('up'));
    await screen.findByRole('button', { name: /^Connected/ });
    expect(askedFor('state.get').length).toBeGreaterThan(1);
  });
});

describe('leaving the demo', () => {
  it('reads feed and watchlist again, since live mode has others', async () => {
    const { setState, stores, askedFor } = renderApp();
    await screen.findByRole('feed');
    stores.view.getState().select(1000);
    const before = askedFor('feed.list').length;
    act(() => setState({ profile: 'live', profile_number: 2 }));
    await waitFor(() => expect(askedFor('feed.list')).toHaveLength(before + 1));
    expect(askedFor('watchlist.list')).toHaveLength(2);
    expect(stores.view.getState().selected).toBeNull();
  });
});

describe('pausing', () => {
  it('asks main to pause for an hour, shows until when, and resumes', async () => {
    const { user, askedFor } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Pause alerts' }));
    await user.click(await screen.findByRole('menuitem', { name: 'For 1 hour' }));
    const until = Date.parse(askedFor('alerts.pause')[0]?.until ?? '');
    expect(Math.abs(until - Date.now() - 3_600_000)).toBeLessThan(5000);
    await user.click(await screen.findByRole('button', { name: /^Paused until/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Resume alerts now' }));
    expect(askedFor('alerts.pause').at(-1)).toEqual({ until: null });
  });

  it('can last until the user resumes', async () => {
    const { user, askedFor } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Pause alerts' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Until I resume' }));
    expect(askedFor('alerts.pause')).toEqual([{ until: UNTIL_RESUMED }]);
    expect(await screen.findByRole('button', { name: 'Paused until you resume' })).toBeDefined();
  });
});

describe('what the host asks of the window', () => {
  it('shows a view, and the row a toast was of', async () => {
    const { emit, stores } = renderApp();
    await screen.findByRole('feed');
    act(() => emit('show', { view: 'settings', id: null }));
    expect(await screen.findByRole('heading', { name: 'Connection' })).toBeDefined();
    act(() => emit('show', { view: 'feed', id: 1000 }));
    expect(await screen.findByRole('complementary', { name: 'Details' })).toBeDefined();
    expect(stores.view.getState().selected).toBe(1000);
  });

  it('asks about a link that a toast could not open by itself', async () => {
    const { emit, askedFor, user } = renderApp();
    await screen.findByRole('feed');
    act(() => emit('link.confirm', { id: 7, offer: 'a/b', url: 'http://x.example/', why: 'Not encrypted.' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Open it anyway' }));
    expect(askedFor('link.open')).toEqual([{ id: 7, offer: 'a/b', confirmed: true }]);
  });

  it('shows a notice', async () => {
    const { emit } = renderApp();
    await screen.findByRole('feed');
    act(() => emit('notice', { level: 'warning', title: 'Shortcut taken', text: 'Another program has it.' }));
    expect(await screen.findByText('Another program has it.')).toBeDefined();
  });
});

describe('a reload', () => {
  it('comes back to the view in the address', async () => {
    window.location.hash = '#/diagnostics';
    renderApp();
    expect(await screen.findByRole('heading', { name: 'Health' })).toBeDefined();
    expect(screen.getByText(/^Another machine or program that is connected with the same key/)).toBeDefined();
  });
});

describe('the health page', () => {
  it('numbers the steps, explains the one that failed, and shows frames as text', async () => {
    window.location.hash = '#/diagnostics';
    const { page } = renderApp();
    const steps = await screen.findAllByRole('listitem');
    expect(steps.map((step) => step.textContent).at(2)).toMatch(/^3TLS.*has expired.*Check the date/);
    expect(page.container.textContent).toContain('<img src=x onerror=alert(1)>');
    expect(page.container.querySelector('img')).toBeNull();
  });

  it('writes times and durations as the rest of the window does', async () => {
    window.location.hash = '#/diagnostics';
    const detail = `Its certificate is valid to ${new Date(NOW_MS).toISOString()}.`;
    const steps = SAMPLE_HEALTH.steps.map((step) => ({ ...step, detail, duration_ms: 0 }));
    const { page } = renderApp({ handlers: { 'diagnostics.get': () => ({ ...SAMPLE_HEALTH, steps }) } });
    await screen.findAllByRole('listitem');
    expect(page.container.textContent).toContain(
      `valid to ${TIMES.dateTime(new Date(NOW_MS).toISOString(), Date.now())}.`,
    );
    expect(page.container.textContent).toContain('under 1 ms');
    expect(page.container.textContent).not.toContain(' 0 ms');
  });

  it('copies the report through main', async () => {
    window.location.hash = '#/diagnostics';
    const { user, askedFor } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Copy report' }));
    expect(askedFor('clipboard.write')).toEqual([{ text: 'Eventory Tray 0.1.0' }]);
  });
});

it('a search that is cleared by its button keeps the focus in its field', async () => {
  const { user } = renderApp();
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Search alerts' });
  await user.type(field, 'nobody');
  await user.tab();
  await user.keyboard('{Enter}');
  expect(field.value).toBe('');
  expect(document.activeElement).toBe(field);
});
