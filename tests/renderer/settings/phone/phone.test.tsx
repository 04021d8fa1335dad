import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../core/settings/settings.ts';
import { newEntry } from '../../../../core/watchlist/fields.ts';
import { renderApp, stubBrowserApis } from '../../render-app.tsx';
import { sampleState } from '../../sample/app-state.ts';
import { SAMPLE_WATCHLIST } from '../../sample/watchlist.ts';

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

describe('if nobody answers', () => {
  const PHONE = { id: 'p', kind: 'ntfy', label: 'My phone', enabled: true, for_all: true } as const;
  const withPhone = (phone: object) =>
    sampleState({
      settings: { ...DEFAULT_SETTINGS, forwarders: [PHONE], phone: { ...DEFAULT_SETTINGS.phone, ...phone } },
    });
  const stepsOf = (group: Awaited<ReturnType<typeof open>>['group']) =>
    within(group.getByRole('list', { name: /Steps of an alert/ }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);

  it('shows the steps that the settings make, with their figures', async () => {
    const { group } = await open({ state: withPhone({ when: 'away' }) });
    await waitFor(() =>
      expect(stepsOf(group)).toEqual([
        'At onceDeskToast, sound Chime',
        'After 1 min, sooner if you are awayPhoneMy phone',
        'Not setRepeatthe phone gets it once',
        'Stops whenHandled or stalecart opened, got it, gone, sold out',
      ]),
    );
  });

  it('shows those of the entries that escalate first, and of everything else', async () => {
    const urgent = { phone_after_seconds: 30, repeat_every_seconds: 120 };
    const entries = [newEntry('a', 'a', urgent), newEntry('b', 'b', urgent), newEntry('c', 'c')];
    const watchlist = SAMPLE_WATCHLIST.slice(0, 3).map((one, n) => ({ ...one, entry: entries[n] ?? one.entry }));
    const { user, group } = await open({ state: withPhone({ when: 'away' }), watchlist });
    const choice = await group.findByRole('combobox', { name: 'For which entries' });
    expect((choice as HTMLInputElement).value).toBe('2 entries: phone after 30 s, every 2 min');
    expect(stepsOf(group).slice(1, 3)).toEqual([
      'After 30 s, sooner if you are awayPhoneMy phone',
      'Every 2 minRepeatMy phone, at most 5 times',
    ]);
    await user.click(choice);
    await user.click(await screen.findByRole('option', { name: 'everything else' }));
    expect(stepsOf(group)[2]).toBe('Not setRepeatthe phone gets it once');
  });

  it('says that nothing goes to the phone if the settings say never', async () => {
    const { group } = await open({ state: withPhone({ when: 'never' }) });
    expect(stepsOf(group)[1]).toBe('Never, as set abovePhoneMy phone');
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
