import { act, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';
import { sampleItem } from '../sample/feed.ts';
import { open } from './open-settings.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/settings';
});

describe('times', () => {
  it('follow the clock and the time zone of the settings, at once and everywhere', async () => {
    const received_at = '2026-06-01T20:14:07.000Z';
    const { user, askedFor, stores } = await open({ feed: [sampleItem(1000, { received_at })] });
    await user.click(screen.getByRole('radio', { name: '12 h' }));
    await user.click(screen.getByRole('combobox', { name: 'Time zone' }));
    await user.clear(screen.getByRole('combobox', { name: 'Time zone' }));
    await user.type(screen.getByRole('combobox', { name: 'Time zone' }), 'New York');
    await user.click(await screen.findByRole('option', { name: 'America/New York' }));
    expect(askedFor('settings.update')).toEqual([
      { patch: { time: { clock: '12h' } } },
      { patch: { time: { zone: 'America/New_York' } } },
    ]);
    act(() => stores.view.getState().show('feed'));
    expect(await screen.findByText('4:14:07 PM')).toBeDefined();
  });
});

describe('the times of quiet hours', () => {
  it('follow the clock at once, take a time, and ignore half a time', async () => {
    const state = sampleState();
    const alerts = { ...state.settings.alerts, quiet_hours_enabled: true };
    const { user, askedFor } = await open({ state: { ...state, settings: { ...state.settings, alerts } } });
    const hours = () => screen.getByRole('spinbutton', { name: 'Monday from, hours' });
    const minutes = () => screen.getByRole('spinbutton', { name: 'Monday from, minutes' });
    expect(hours()).toHaveProperty('value', '23');
    await user.click(screen.getByRole('radio', { name: '12 h' }));
    await waitFor(() => expect(hours()).toHaveProperty('value', '11'));
    await user.click(screen.getByRole('radio', { name: '24 h' }));
    await waitFor(() => expect(hours()).toHaveProperty('value', '23'));
    await user.click(minutes());
    await user.keyboard('{Backspace}');
    await user.click(screen.getByRole('switch', { name: 'Toasts' }));
    await waitFor(() => expect(minutes()).toHaveProperty('value', '00'));
    await user.click(hours());
    await user.keyboard('22');
    await user.click(screen.getByRole('heading', { name: 'Connection' }));
    await waitFor(() =>
      expect(askedFor('settings.update').at(-1)?.patch).toMatchObject({
        alerts: { quiet_hours: expect.arrayContaining([{ from: '22:00', to: '07:00' }]) },
      }),
    );
  });
});

describe('quiet hours', () => {
  it('are set per day', async () => {
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('switch', { name: 'Mute notifications and sounds' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Saturday' }));
    const patch = askedFor('settings.update').at(-1)?.patch as { alerts: { quiet_hours: unknown[] } };
    expect(patch.alerts.quiet_hours[6]).toBeNull();
    expect(patch.alerts.quiet_hours[1]).toEqual({ from: '23:00', to: '07:00' });
  });
});
