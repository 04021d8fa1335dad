import { describe, expect, it, vi } from 'vitest';
import type { LinkOutcome } from '../../../core/bridge/requests/feed.ts';
import type { AppState } from '../../../core/bridge/state/app.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import { createDesktopController } from '../../../main/desktop/desktop-controller.ts';
import type { Engine } from '../../../main/engine/engine.ts';
import { alertItem, appState } from './support.ts';

async function present(initial: AppState = appState(), isLoginItemSet = false) {
  const subscribers = new Map<string, (payload: never) => void>();
  let outcome: LinkOutcome = { outcome: 'opened', url: 'https://shop.example/1' };
  let stored = [alertItem(2), alertItem(1)];
  const request = vi.fn(async (name: string, _payload: unknown): Promise<unknown> => {
    if (name === 'feed.list') return { items: stored, more: false };
    if (name === 'link.open') return outcome;
    return null;
  });
  let focused = false;
  let onFocus = () => {};
  const window = {
    show: vi.fn(),
    toggle: vi.fn(),
    isFocused: () => focused,
    onFocus: (listener: () => void) => {
      onFocus = listener;
    },
  };
  const sent: unknown[] = [];
  const controller = createDesktopController({
    engine: {
      request: request as Engine['request'],
      subscribe: (name, listener) => {
        subscribers.set(name, listener as (payload: never) => void);
        return () => subscribers.delete(name);
      },
    },
    window,
    initial,
    send: (...event) => void sent.push(event),
    quit: vi.fn(),
  });
  const parts = {
    tray: { update: vi.fn() },
    shortcuts: { apply: vi.fn((): readonly string[] => []) },
    showBadge: vi.fn(),
    loginItem: { isEnabled: vi.fn((): boolean | null => isLoginItemSet), set: vi.fn(() => ({ needsApproval: false })) },
    applyTheme: vi.fn(),
  };
  const unfollow = await controller.start(parts);
  return {
    unfollow,
    controller,
    request,
    window,
    sent,
    parts,
    emit: (name: string, payload: unknown) => subscribers.get(name)?.(payload as never),
    focus: () => {
      focused = true;
      onFocus();
    },
    answer: (next: LinkOutcome) => {
      outcome = next;
    },
    store: (next: typeof stored) => {
      stored = next;
    },
  };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('alerts outside the window', () => {
  it('are listed newest first, five at most; those of the history are not new', async () => {
    const { controller, emit } = await present();
    expect(controller.view()).toMatchObject({ alerts: [{ id: 2 }, { id: 1 }], unseen: 0 });
    emit('feed', { items: [3, 4, 5, 6, 7].map((id) => alertItem(id)) });
    emit('feed', { items: [alertItem(8, { outcome: 'filtered' })] });
    expect(controller.view().alerts.map((one) => one.id)).toEqual([7, 6, 5, 4, 3]);
    expect(controller.view().unseen).toBe(5);
  });

  it('count as seen once the window has the focus, and while it has', async () => {
    const { controller, emit, focus, parts } = await present();
    emit('feed', { items: [alertItem(3)] });
    expect(parts.showBadge).toHaveBeenLastCalledWith(1);
    focus();
    expect(parts.showBadge).toHaveBeenLastCalledWith(0);
    emit('feed', { items: [alertItem(4)] });
    expect(controller.view().unseen).toBe(0);
  });

  it('are those of the demo while it runs', async () => {
    const { controller, emit, store } = await present();
    store([alertItem(9)]);
    emit('state', appState({ profile: 'demo' }));
    await settled();
    expect(controller.view().alerts.map((one) => one.id)).toEqual([9]);
  });
});

describe('a click outside the window', () => {
  it('opens the alert’s own link', async () => {
    const { controller, request, window } = await present();
    controller.actions.openAlert(alertItem(2));
    await settled();
    expect(request).toHaveBeenCalledWith('link.open', { id: 2, offer: null, confirmed: false });
    expect(window.show).not.toHaveBeenCalled();
  });

  it('opens the newest alert’s link for the shortcut, or says that there is none', async () => {
    const { controller, request, sent, emit, store } = await present();
    controller.actions.openNewest();
    await settled();
    expect(request).toHaveBeenCalledWith('link.open', { id: 2, offer: null, confirmed: false });
    store([]);
    emit('state', appState({ profile: 'demo' }));
    await settled();
    controller.actions.openNewest();
    await settled();
    expect(sent).toContainEqual(['notice', expect.objectContaining({ title: 'No alerts yet' })]);
  });

  it('asks in the window if the link needs confirmation', async () => {
    const { controller, window, sent, answer } = await present();
    answer({ outcome: 'confirm', url: 'http://shop.example/', why: 'It is not encrypted.' });
    controller.actions.openAlert(alertItem(2));
    await settled();
    expect(window.show).toHaveBeenCalledOnce();
    expect(sent).toEqual([
      ['link.confirm', { id: 2, offer: null, url: 'http://shop.example/', why: 'It is not encrypted.' }],
    ]);
  });

  it('says so if the link could not be opened', async () => {
    const { controller, sent, answer } = await present();
    answer({ outcome: 'failed', url: 'https://tickets.example/', why: 'The browser is gone.', copied: true });
    controller.actions.openAlert(alertItem(2));
    await settled();
    expect(sent).toEqual([
      ['notice', expect.objectContaining({ text: 'The browser is gone. The link is on the clipboard.' })],
    ]);
  });
});

describe('the rest of the menu', () => {
  it('pauses, resumes, and shows the settings and the replay', async () => {
    const { controller, request, window, sent } = await present();
    controller.actions.pauseUntil('2026-06-01T14:30:00.000Z');
    expect(request).toHaveBeenLastCalledWith('alerts.pause', { until: '2026-06-01T14:30:00.000Z' });
    controller.actions.pauseUntil(null);
    expect(request).toHaveBeenLastCalledWith('alerts.pause', { until: null });
    controller.actions.openSettings();
    expect(window.show).toHaveBeenCalled();
    controller.actions.openReplay();
    expect(sent).toEqual([
      ['show', { view: 'settings', id: null }],
      ['show', { view: 'replay', id: null }],
    ]);
  });
});

describe('an app that quits', () => {
  it('changes nothing any more, whatever the engine still emits', async () => {
    const { unfollow, parts, emit, focus } = await present();
    const drawn = parts.tray.update.mock.calls.length;
    unfollow();
    emit('state', appState({ paused_until: '2026-06-01T14:30:00Z' }));
    emit('feed', { items: [alertItem(3)] });
    focus();
    expect(parts.tray.update).toHaveBeenCalledTimes(drawn);
  });
});

describe('the engine’s wishes', () => {
  it('bring the window up', async () => {
    const { window, emit } = await present();
    emit('show', { view: 'feed', id: 1 });
    emit('link.confirm', { id: 1, offer: null, url: 'http://a.example/', why: '' });
    expect(window.show).toHaveBeenCalledTimes(2);
  });

  it('are followed by shortcuts and login item when settings change, and only then', async () => {
    const { parts, emit, sent } = await present();
    expect([parts.shortcuts.apply.mock.calls.length, parts.loginItem.set.mock.calls.length]).toEqual([1, 0]);
    emit('state', appState({ paused_until: '2026-06-01T14:30:00Z' }));
    expect([parts.shortcuts.apply.mock.calls.length, parts.loginItem.set.mock.calls.length]).toEqual([1, 0]);
    parts.shortcuts.apply.mockReturnValueOnce(['Alt+F4']);
    const settings = {
      ...DEFAULT_SETTINGS,
      startup: { open_at_login: true, start_hidden: true },
      shortcuts: { open_window: 'Alt+F4', open_newest: null },
    };
    emit('state', appState({ settings }));
    expect(parts.loginItem.set).toHaveBeenCalledExactlyOnceWith(true);
    expect(parts.applyTheme).not.toHaveBeenCalled();
    emit('state', appState({ settings: { ...settings, theme: 'dark' } }));
    expect(parts.applyTheme).toHaveBeenCalledExactlyOnceWith('dark');
    expect(sent).toContainEqual(['notice', expect.objectContaining({ level: 'warning' })]);
  });

  it('explain what macOS wants if the user switched starting at login off there before', async () => {
    const { parts, emit, sent } = await present();
    parts.loginItem.set.mockReturnValue({ needsApproval: true });
    const settings = { ...DEFAULT_SETTINGS, startup: { open_at_login: true, start_hidden: false } };
    emit('state', appState({ settings }));
    const text = expect.stringContaining('Login Items');
    expect(sent).toContainEqual(['notice', expect.objectContaining({ level: 'warning', text })]);
  });

  it('show at a start what the user chose in the system’s settings before', async () => {
    const { parts, request } = await present(appState(), true);
    expect(request).toHaveBeenCalledWith('settings.update', { patch: { startup: { open_at_login: true } } });
    expect(parts.loginItem.set).not.toHaveBeenCalled();
  });

  it('show what the system does at login, also if the user changed it there meanwhile', async () => {
    const { parts, request, focus } = await present();
    expect(request).not.toHaveBeenCalledWith('settings.update', expect.anything());
    parts.loginItem.isEnabled.mockReturnValue(true);
    focus();
    expect(request).toHaveBeenCalledWith('settings.update', { patch: { startup: { open_at_login: true } } });
    expect(parts.loginItem.set).not.toHaveBeenCalled();
  });
});
