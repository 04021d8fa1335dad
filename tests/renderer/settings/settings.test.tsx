import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { toAccelerator } from '../../../renderer/settings/controls/ShortcutInput.tsx';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleItem, sampleState } from '../sample.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/settings';
});

const open = async (...options: Parameters<typeof renderApp>) => {
  const app = renderApp(...options);
  await screen.findByRole('heading', { name: 'Connection' });
  return app;
};

describe('a setting', () => {
  it('is stored at once', async () => {
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('switch', { name: 'Toasts' }));
    expect(askedFor('settings.update')).toEqual([{ patch: { alerts: { toasts: false } } }]);
  });

  it('that is a text counts when it is finished, and says what is wrong with it', async () => {
    const { user, askedFor } = await open();
    const field = screen.getByLabelText('Gateway address');
    await user.clear(field);
    await user.type(field, 'ws://plain.example/eventory');
    expect(askedFor('settings.update')).toHaveLength(0);
    await user.keyboard('{Enter}');
    expect(askedFor('settings.update')).toEqual([{ patch: { gateway: { url: 'ws://plain.example/eventory' } } }]);
    expect((await screen.findByRole('alert')).textContent).toMatch(/must start with wss:\/\//);
  });

  it('that this machine cannot honour is not offered', async () => {
    const none = {
      tray: false,
      quit: false,
      open_at_login: false,
      global_shortcuts: false,
      shortcuts_confirmed: false,
      toast_actions: false,
      presence: false,
    };
    await open({ state: sampleState({ abilities: none }) });
    expect(screen.queryByText('Start at login')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Quit Eventory Tray' })).toBeNull();
    expect(screen.queryByLabelText('Shortcut to open the window')).toBeNull();
  });
});

describe('the search', () => {
  const search = async (words: string) => {
    const app = await open();
    await app.user.type(screen.getByRole('textbox', { name: 'Search settings' }), words);
    return app;
  };

  it('leaves the settings that it finds, by label, hint, group or another word for them', async () => {
    const { user } = await search('dark mode');
    await waitFor(() => expect(screen.queryByText('Gateway address')).toBeNull());
    expect(screen.getByText('Theme')).toBeDefined();
    expect(screen.queryByText('Images of events')).toBeNull();
    expect(screen.queryByRole('heading', { name: 'Connection' })).toBeNull();
    const links = within(screen.getByRole('navigation', { name: 'Settings' })).getAllByRole('button');
    expect(links.map((link) => link.textContent)).toEqual(['App']);
    await user.clear(screen.getByRole('textbox', { name: 'Search settings' }));
    await user.type(screen.getByRole('textbox', { name: 'Search settings' }), 'profile');
    expect(await screen.findByRole('button', { name: 'Add a browser or profile' })).toBeDefined();
    await waitFor(() => expect(screen.queryByText('Theme')).toBeNull());
  });

  it('says so if it finds none, and is cleared by a button or by going to a group', async () => {
    const { user, stores } = await search('xyzzy');
    expect(await screen.findByText('No setting has “xyzzy”')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Show all settings' }));
    expect(await screen.findByText('Theme')).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Search settings' }), 'theme');
    await waitFor(() => expect(screen.queryByText('Gateway address')).toBeNull());
    act(() => stores.view.getState().setSettingsGroup('connection'));
    expect(await screen.findByText('Gateway address')).toBeDefined();
  });
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

describe('a global shortcut', () => {
  it.each([
    [true, 'Works in every program.'],
    [false, /^May not work on Wayland/],
  ])('whose refusal is reported (%s) has the hint %s', async (shortcuts_confirmed, hint) => {
    const { abilities } = sampleState();
    await open({ state: sampleState({ abilities: { ...abilities, shortcuts_confirmed } }) });
    expect(screen.getByText(hint)).toBeDefined();
  });
});

describe('quitting', () => {
  it('works from the window', async () => {
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('button', { name: 'Quit Eventory Tray' }));
    expect(askedFor('app.quit')).toHaveLength(1);
    expect(screen.queryByText('Closing the window')).toBeNull();
  });

  it('can be what closing the window does, if the desktop shows no tray icons', async () => {
    const { abilities } = sampleState();
    const { user, askedFor } = await open({ state: sampleState({ abilities: { ...abilities, tray: false } }) });
    await user.click(screen.getByText('Keep running'));
    expect(askedFor('settings.update')).toEqual([{ patch: { close_without_tray: 'keep_running' } }]);
  });
});

describe('the key', () => {
  it('is told by its ending only, and can be forgotten', async () => {
    const { user, askedFor } = await open();
    expect(screen.getByText('Set, ending in 3f9a')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Forget' }));
    expect(askedFor('key.clear')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Forget it?' }));
    expect(askedFor('key.clear')).toHaveLength(1);
  });

  it('is kept where the question is left', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Forget' }));
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Forget' })).toBeDefined();
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

describe('a browser of one’s own', () => {
  it('is added with its arguments, one per line, quotes and spaces as they are', async () => {
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('button', { name: 'Add a browser or profile' }));
    await user.type(screen.getByLabelText(/^Name/), 'Chrome 2');
    await user.type(screen.getByLabelText(/^Application path/), '/usr/bin/chrome');
    await user.type(
      screen.getByLabelText('Arguments, one per line'),
      '--profile-directory=Profile 2{Enter}--new-window',
    );
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(askedFor('settings.update').at(-1)?.patch).toMatchObject({
      browsers: [
        { label: 'Chrome 2', path: '/usr/bin/chrome', args: ['--profile-directory=Profile 2', '--new-window'] },
      ],
    });
  });
});

describe('a browser that is changed', () => {
  it('shows what is wrong with it at its own form', async () => {
    const state = sampleState();
    const browsers = ['One', 'Two'].map((label) => ({ id: label, label, path: '/usr/bin/browser', args: [] }));
    const { user } = await open({
      state: { ...state, settings: { ...state.settings, browsers } },
      handlers: {
        'settings.update': () => ({ ok: false, issues: [{ path: 'browsers.1', message: 'There is no such file.' }] }),
      },
    });
    await user.click(screen.getAllByRole('button', { name: /^Edit/ })[1] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const form = screen.getByLabelText(/^Application path/).closest('form') as HTMLElement;
    expect((await within(form).findByRole('alert')).textContent).toBe('There is no such file.');
  });
});

describe('a destination', () => {
  it('that is changed in part asks for the other parts again, instead of keeping the old address', async () => {
    const state = sampleState();
    const forwarder = { id: 'f1', kind: 'telegram' as const, label: 'Group', enabled: true, for_all: true };
    const { user } = await open({ state: { ...state, settings: { ...state.settings, forwarders: [forwarder] } } });
    const card = screen.getByText('Group').closest('div')?.parentElement as HTMLElement;
    await user.click(within(card).getByRole('button', { name: 'Edit' }));
    const save = screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement;
    expect(save.disabled).toBe(false);
    await user.type(screen.getByLabelText(/^Bot token/), '1:A');
    expect(save.disabled).toBe(true);
    await user.type(screen.getByLabelText(/^Chat/), '7');
    expect(save.disabled).toBe(false);
  });

  it('asks for what its service needs, and makes the address of it', async () => {
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('button', { name: 'Add a destination' }));
    await user.type(screen.getByLabelText(/^Name/), 'Group');
    await user.click(screen.getByRole('combobox', { name: 'Kind' }));
    await user.click(await screen.findByRole('option', { name: 'Telegram' }));
    await user.type(screen.getByLabelText(/^Bot token/), '123:ABC');
    const save = screen.getByRole('button', { name: 'Save' });
    expect((save as HTMLButtonElement).disabled).toBe(true);
    await user.type(screen.getByLabelText(/^Chat/), ' @tickets ');
    await user.click(save);
    expect(askedFor('forwarder.save')[0]).toMatchObject({
      kind: 'telegram',
      label: 'Group',
      address: 'https://api.telegram.org/bot123:ABC/sendMessage?chat_id=%40tickets',
    });
  });

  it('that is a program has a path and arguments instead of an address', async () => {
    const { state } = { state: sampleState() };
    const program = { path: '/usr/local/bin/lamp', args: ['--old'] };
    const forwarder = { id: 'p', kind: 'program' as const, label: 'Lamp', enabled: true, for_all: true, program };
    const { user, askedFor } = await open({
      state: { ...state, settings: { ...state.settings, forwarders: [forwarder] } },
      handlers: {
        'forwarder.save': () => ({ ok: false, issues: [{ path: 'program', message: 'It was not confirmed.' }] }),
      },
    });
    const card = screen.getByText('Lamp').closest('div')?.parentElement as HTMLElement;
    await user.click(within(card).getByRole('button', { name: 'Edit' }));
    expect(screen.queryByLabelText(/address/i, { selector: 'input[type="password"]' })).toBeNull();
    const args = screen.getByLabelText('Arguments, one per line');
    await user.clear(args);
    await user.type(args, '--colour{Enter}two words{Enter}');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(askedFor('forwarder.save')).toEqual([
      { ...forwarder, program: { path: program.path, args: ['--colour', 'two words'] }, address: null },
    ]);
    expect(await screen.findByText('It was not confirmed.')).toBeDefined();
  });

  it('is added with its address, which is not shown again', async () => {
    const { user, askedFor, page } = await open();
    await user.click(screen.getByRole('button', { name: 'Add a destination' }));
    await user.type(screen.getByLabelText(/^Name/), 'Team');
    await user.type(screen.getByLabelText(/^Webhook address/), 'https://hooks.example/secret');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(askedFor('forwarder.save')[0]).toMatchObject({ label: 'Team', address: 'https://hooks.example/secret' });
    expect(await screen.findByText('Team')).toBeDefined();
    expect(page.container.innerHTML).not.toContain('hooks.example');
    await user.click(screen.getByRole('button', { name: 'Test' }));
    expect(await screen.findByText(/^Delivered/)).toBeDefined();
  });

  it('keeps its address when it is turned off', async () => {
    const state = sampleState();
    const forwarder = { id: 'f1', kind: 'ntfy' as const, label: 'Phone', enabled: true, for_all: true };
    const { user, askedFor } = await open({
      state: { ...state, settings: { ...state.settings, forwarders: [forwarder] } },
    });
    await user.click(screen.getByRole('switch', { name: 'Forward to Phone' }));
    expect(askedFor('forwarder.save')).toEqual([{ ...forwarder, enabled: false, address: null }]);
  });
});

describe('the test alert', () => {
  it('reports its outcome', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Send a test alert' }));
    expect(await screen.findByText('Shown by dbus: shown by dunst')).toBeDefined();
  });

  it('that failed says so in one sentence, and what the system said on demand', async () => {
    const detail = 'notify-send: Cannot autolaunch D-Bus without X11 $DISPLAY';
    const { user } = await open({
      handlers: { 'alerts.test': () => ({ id: 1, outcome: { outcome: 'failed', by: 'notify-send', detail } }) },
    });
    await user.click(screen.getByRole('button', { name: 'Send a test alert' }));
    const sentence = await screen.findByText(/no toast could be shown on this computer/);
    expect(sentence.textContent).not.toContain('D-Bus');
    expect(screen.getByText(detail).closest('details')?.open).toBe(false);
  });
});

describe('the theme', () => {
  it('changes the colours at once', async () => {
    const { user } = await open();
    await user.click(within(screen.getByRole('radiogroup', { name: 'Theme' })).getByRole('radio', { name: 'Dark' }));
    await waitFor(() => expect(document.documentElement.dataset.mantineColorScheme).toBe('dark'));
  });
});

describe('a shortcut', () => {
  const press = (key: string, code: string, held: string[] = [], platform = 'linux') =>
    toAccelerator(
      {
        key,
        code,
        ctrlKey: held.includes('ctrl'),
        altKey: held.includes('alt'),
        shiftKey: held.includes('shift'),
        metaKey: held.includes('meta'),
      },
      platform,
    );
  it.each([
    [press('e', 'KeyE', ['ctrl', 'shift']), 'Control+Shift+E'],
    [press('€', 'KeyE', ['ctrl', 'alt']), 'Control+Alt+E'],
    [press('ArrowUp', 'ArrowUp', ['meta']), 'Super+Up'],
    [press('F9', 'F9'), 'F9'],
    // French, German and Russian keyboards, where a letter is not where US keyboards have it.
    [press('a', 'KeyQ', ['ctrl', 'alt']), 'Control+Alt+A'],
    [press('Z', 'KeyY', ['ctrl', 'shift']), 'Control+Shift+Z'],
    [press('m', 'Semicolon', ['ctrl']), 'Control+M'],
    [press('&', 'Digit1', ['ctrl']), 'Control+1'],
    [press('у', 'KeyE', ['ctrl']), 'Control+E'],
    // A German Mac, where ⌥L gives a character that Electron would take as a key.
    [press('@', 'KeyL', ['alt'], 'darwin'), 'Alt+L'],
    [press('´', 'KeyE', ['alt'], 'darwin'), 'Alt+E'],
    [press('+', 'Equal', ['ctrl', 'shift']), 'Control+Shift+Plus'],
    [press('e', 'KeyE'), null],
    [press('Shift', 'ShiftLeft', ['shift']), null],
  ])('is spelt as Electron wants it: %s', (accelerator, spelt) => expect(accelerator).toBe(spelt));
});
