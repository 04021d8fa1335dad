import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/settings';
});

const { abilities } = sampleState();
const away = (presence: boolean, phone = {}) =>
  sampleState({
    abilities: { ...abilities, presence },
    settings: { ...DEFAULT_SETTINGS, phone: { ...DEFAULT_SETTINGS.phone, when: 'away', ...phone } },
  });

async function open(...options: Parameters<typeof renderApp>) {
  const app = renderApp(...options);
  const group = await screen.findByRole('region', { name: 'Away and phone' });
  return { ...app, group: within(group) };
}

describe('away and phone', () => {
  it('asks for no signs until they count', async () => {
    const { user, group, askedFor } = await open();
    expect(group.queryByRole('checkbox')).toBeNull();
    await user.click(group.getByRole('radio', { name: 'Only when I am away' }));
    expect(askedFor('settings.update')).toEqual([{ patch: { phone: { when: 'away' } } }]);
    expect(await group.findAllByRole('checkbox')).toHaveLength(3);
  });

  it('says what several computers do with one alert', async () => {
    const settings = { ...DEFAULT_SETTINGS, computers: { ...DEFAULT_SETTINGS.computers, enabled: true } };
    const { group } = await open({ state: sampleState({ settings }) });
    expect(group.getByText(/what one has sent, the others do not send again/)).toBeDefined();
  });

  it('says whether somebody is at the desk now', async () => {
    const { group } = await open({ state: away(true) });
    await waitFor(() =>
      expect(group.getByText('Now: at the desk').parentElement?.textContent).toMatch(/last input 4 s ago/),
    );
  });

  it('says that an unknown state counts as away', async () => {
    const { group } = await open({
      state: away(true),
      handlers: { 'presence.get': () => ({ away: true, idle_seconds: null, locked: null }) },
    });
    const now = await group.findByText('Now: away');
    expect(now.parentElement?.textContent).toMatch(/the system does not say/);
  });

  it('takes a number within its limits, and takes back any other', async () => {
    const { user, group, askedFor } = await open({ state: away(true) });
    const minutes = group.getByLabelText('Minutes without key or mouse');
    await user.clear(minutes);
    await user.type(minutes, '0{Enter}');
    await user.clear(minutes);
    await user.type(minutes, '10{Enter}');
    expect(askedFor('settings.update')).toEqual([{ patch: { phone: { idle_minutes: 10 } } }]);
  });

  it('without a host that can tell offers only the toast, and says why', async () => {
    const { group, askedFor } = await open({ state: away(false) });
    expect(group.getAllByRole('checkbox')).toHaveLength(1);
    expect(group.getByText(/Browser mode sees neither keys and mouse/)).toBeTruthy();
    expect(askedFor('presence.get')).toEqual([]);
  });

  it('warns if no sign is left', async () => {
    const { group } = await open({ state: away(false, { unanswered_seconds: null }) });
    expect(group.getByText(/you always count as away/)).toBeTruthy();
  });
});

describe('a forwarder', () => {
  const forwarder = { id: 'f', label: 'Team', enabled: true, for_all: true } as const;
  const withForwarder = (kind: 'discord' | 'slack') =>
    sampleState({ settings: { ...DEFAULT_SETTINGS, forwarders: [{ ...forwarder, kind }] } });

  it('can get its alerts always, and have its messages withdrawn', async () => {
    const { user, askedFor } = await open({ state: withForwarder('discord') });
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    await user.click(screen.getByRole('switch', { name: /At once, also at the desk/ }));
    await user.click(screen.getByRole('switch', { name: /Withdraw when handled/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(askedFor('forwarder.save')).toMatchObject([{ always: true, withdraw: true }]);
  });

  it('whose service cannot withdraw says so', async () => {
    const { user } = await open({ state: withForwarder('slack') });
    expect(screen.getByText(/Slack · all alerts · cannot withdraw/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    expect(screen.getByText('Slack cannot withdraw a message.')).toBeTruthy();
    expect(screen.queryByRole('switch', { name: /Withdraw/ })).toBeNull();
  });
});

describe('the alarm about the feed itself', () => {
  const { settings } = away(true);
  const withAlarm = (alarm: object, last_alarm: ReturnType<typeof sampleState>['last_alarm'] = null) =>
    sampleState({ settings: { ...settings, alarm: { ...settings.alarm, enabled: true, ...alarm } }, last_alarm });

  it('is turned on, and set, each at once', async () => {
    const { user, group, askedFor } = await open();
    await user.click(group.getByRole('switch', { name: 'Alarm if the feed itself is down' }));
    await user.click(await group.findByRole('checkbox', { name: 'The key is refused' }));
    expect(askedFor('settings.update')).toEqual([
      { patch: { alarm: { enabled: true } } },
      { patch: { alarm: { key_refused: false } } },
    ]);
  });

  it('says if nobody is notified', async () => {
    const { group } = await open({ state: withAlarm({ forward_to: [] }) });
    expect(group.getByText(/Nobody is notified/)).toBeTruthy();
  });

  it('shows the last one', async () => {
    const last = { kind: 'offline', at: '2026-06-01T03:12:00Z', until: '2026-06-01T04:27:00Z' } as const;
    const { group } = await open({ state: withAlarm({}, last) });
    expect(group.getByText(/^Last alarm: .*, offline, over after 1 h 15 min$/)).toBeTruthy();
  });
});
