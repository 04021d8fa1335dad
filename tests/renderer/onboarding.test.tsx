import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FakeBridgeOptions } from './fake-bridge/fake-bridge.ts';
import { renderApp, stubBrowserApis } from './render-app.tsx';
import { sampleState } from './sample/app-state.ts';
import { SAMPLE_HEALTH } from './sample/health.ts';

stubBrowserApis();

const LIVE = sampleState({ profile: 'live' });
const KEYLESS = { ...LIVE, key: { ...LIVE.key, set: false, ending: null } };
const passed = SAMPLE_HEALTH.steps.map((step) => ({ ...step, state: 'passed', problem: null }) as const);
const PASSING = { 'diagnostics.get': () => ({ ...SAMPLE_HEALTH, running: false, steps: passed }) };

/** Enters a key, as the first step. */
async function enterKey(handlers: FakeBridgeOptions['handlers'] = PASSING) {
  const app = renderApp({ state: KEYLESS, handlers: { ...PASSING, ...handlers } });
  await app.user.type(await screen.findByLabelText('API key'), 'key-of-mine-3f9a');
  await app.user.click(screen.getByRole('button', { name: 'Save key' }));
  return app;
}

describe('the first run', () => {
  it('leads by a check that runs by itself to a first entry and a test alert that the user confirms', async () => {
    const { user, askedFor } = await enterKey();
    await user.type(await screen.findByLabelText('Event, link or ID'), 'tour-9');
    await user.type(screen.getByLabelText('Max price'), '150');
    await user.click(screen.getByRole('button', { name: 'Save entry' }));
    expect(askedFor('diagnostics.run')).toHaveLength(1);
    expect(askedFor('watchlist.save')).toMatchObject([{ entry: { event_id: 'tour-9', max_price_filter: 150 } }]);
    await waitFor(() => expect(askedFor('alerts.test')).toHaveLength(1));
    await user.click(await screen.findByRole('button', { name: 'Seen and heard' }));
    await waitFor(() => expect(screen.queryByText('Ready. One last look')).toBeNull());
    expect(localStorage.getItem('eventory-setting-up')).toBeNull();
  }, 30_000);

  it('stops at a check that fails, says why, and goes on only if told to', async () => {
    const failing = { 'diagnostics.get': () => ({ ...SAMPLE_HEALTH, running: false }) };
    const { user } = await enterKey(failing);
    await screen.findByRole('button', { name: 'Run again' });
    expect(screen.queryByLabelText('Event, link or ID')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Continue anyway' }));
    await screen.findByLabelText('Event, link or ID');
  }, 30_000);

  it('leads to what helps if nothing came or nothing was heard', async () => {
    const { user, askedFor } = await enterKey({
      'alerts.test': () => ({ id: 1, outcome: { outcome: 'failed', by: 'dbus', detail: 'No service answered.' } }),
      'sound.preview': () => ({ played: false, detail: 'No sound played: paplay is not installed.' }),
    });
    await user.click(await screen.findByRole('button', { name: 'Skip for now' }));
    await user.click(await screen.findByRole('button', { name: 'Nothing came' }));
    await screen.findByText(/could not be shown: No service answered/);
    await user.click(screen.getByRole('button', { name: 'Seen, no sound' }));
    await user.click(await screen.findByRole('button', { name: 'Play the sound' }));
    await screen.findByText(/paplay is not installed/);
    await user.click(screen.getByRole('button', { name: 'Send it again' }));
    await waitFor(() => expect(askedFor('alerts.test')).toHaveLength(2));
  }, 30_000);

  it('can be skipped, and goes on after a reload if it was not', async () => {
    const { user } = await enterKey();
    expect(localStorage.getItem('eventory-setting-up')).toBe('yes');
    await user.click(await screen.findByRole('button', { name: 'Skip setup' }));
    await waitFor(() => expect(screen.queryByText('Set up in about a minute')).toBeNull());
    expect(localStorage.getItem('eventory-setting-up')).toBeNull();
  }, 30_000);
});
