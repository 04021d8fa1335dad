import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';
import { open } from './open-settings.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/settings';
});

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

describe('the key', () => {
  it('is told by its ending only, and can be forgotten', async () => {
    const { user, askedFor } = await open();
    expect(screen.getByText('Set, ending in 3f9a')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Forget' }));
    expect(askedFor('key.clear')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Forget it?' }));
    expect(askedFor('key.clear')).toHaveLength(1);
  });

  it('is kept if the question is left', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Forget' }));
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Forget' })).toBeDefined();
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
