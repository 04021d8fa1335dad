import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { HistoryStorage, UpkeepState } from '../../../core/bridge/history-storage.ts';
import type { FakeBridgeOptions } from '../fake-bridge/fake-bridge.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';

stubBrowserApis();

const storage = (upkeep: UpkeepState): HistoryStorage => ({
  bytes: 1_450_987_520,
  free_bytes: 0,
  items: 412_318,
  oldest_at: null,
  upkeep,
});

async function openSettings(options: FakeBridgeOptions = {}) {
  const app = renderApp(options);
  await app.user.click(await screen.findByRole('link', { name: 'Settings' }));
  await screen.findByText(/1\.4 GB, 412,318 messages/);
  return app;
}

describe('the settings of the history', () => {
  it('take a number once it is finished, and say what is wrong with one', async () => {
    const app = await openSettings();
    const days = screen.getByRole('textbox', { name: 'Keep messages for' });
    await app.user.clear(days);
    await app.user.type(days, '90');
    expect(app.askedFor('settings.update')).toEqual([]);
    await app.user.tab();
    await waitFor(() => expect(app.askedFor('settings.update')).toEqual([{ patch: { history: { keep_days: 90 } } }]));
    await app.user.clear(days);
    await app.user.type(days, '99999{Enter}');
    expect(await screen.findByText('At most 3,650 days.')).toBeDefined();
  });

  it('delete everything only after a question, which begins at the safe answer', async () => {
    const app = await openSettings();
    await app.user.click(screen.getByRole('button', { name: 'Clear history…' }));
    const question = within(await screen.findByRole('dialog', { name: 'Delete everything that was recorded?' }));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Keep the history'));
    expect(question.getByText(/export them in the History view first/)).toBeTruthy();
    await app.user.keyboard('{Enter}');
    expect(app.askedFor('history.clear')).toEqual([]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await app.user.click(screen.getByRole('button', { name: 'Clear history…' }));
    await app.user.click(await screen.findByRole('button', { name: 'Delete everything' }));
    await waitFor(() => expect(app.askedFor('history.clear')).toHaveLength(1));
    expect(await screen.findByText('The history is empty.')).toBeDefined();
    expect(app.stores.feed.getState().items).toEqual([]);
    expect(question).toBeDefined();
  });

  it('follow the size, which falls once less is kept', async () => {
    let items = 412_318;
    await openSettings({ handlers: { 'history.storage': () => ({ ...storage({ state: 'none' }), items }) } });
    items = 2_001;
    expect(await screen.findByText(/ 2,001 messages/, {}, { timeout: 10_000 })).toBeDefined();
  });

  it('follow a check to its result', async () => {
    let upkeep: UpkeepState = { state: 'none' };
    const app = await openSettings({
      handlers: {
        'history.storage': () => storage(upkeep),
        'history.upkeep': () => {
          upkeep = { state: 'checking' };
          return null;
        },
      },
    });
    await app.user.click(screen.getByRole('button', { name: 'Check and compact' }));
    expect(await screen.findByText(/^Checking/)).toBeDefined();
    upkeep = { state: 'done', problems: [], before: 300 * 1024 * 1024, after: 100 * 1024 * 1024 };
    expect(await screen.findByText('No damage found. 200 MB freed.', {}, { timeout: 10_000 })).toBeDefined();
  });
});
