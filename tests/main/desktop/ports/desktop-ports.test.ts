import type { Net, PowerMonitor, Session } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { APP_ID, setAppIdentity } from '../../../../main/desktop/app-identity.ts';
import { createGlobalShortcuts } from '../../../../main/desktop/global-shortcuts.ts';
import { applyLoginItem } from '../../../../main/desktop/login-item.ts';
import { desktopNetwork } from '../../../../main/desktop/ports/desktop-network.ts';
import { parsePacResult, systemProxies } from '../../../../main/desktop/ports/system-proxies.ts';
import { showBadge } from '../../../../main/desktop/tray/badge.ts';
import { windowUrl } from '../../../../main/desktop/window/window-url.ts';
import type { NetworkEvent } from '../../../../main/engine/ports.ts';
import { emitter, recordingLog, virtualClock } from '../support.ts';

describe('the system proxy', () => {
  it.each([
    ['DIRECT', null],
    ['PROXY proxy.corp:3128', 'http://proxy.corp:3128'],
    ['HTTPS proxy.corp:443; DIRECT', 'https://proxy.corp:443'],
    ['SOCKS5 127.0.0.1:1080;DIRECT', 'socks5://127.0.0.1:1080'],
    ['SOCKS 127.0.0.1:1080', 'socks4://127.0.0.1:1080'],
    ['QUIC x:1; PROXY b:1', 'http://b:1'],
    ['', null],
    ['nonsense', null],
  ])('%s is %s', (answer, proxy) => expect(parsePacResult(answer)).toBe(proxy));

  it('is asked of the session', async () => {
    const session = { resolveProxy: async () => 'PROXY from-system:1' } satisfies Pick<Session, 'resolveProxy'>;
    expect(await systemProxies(session).resolve('https://api.eventory.ai/')).toBe('http://from-system:1');
  });
});

describe('the network watch', () => {
  function watched() {
    const power = emitter();
    let online = true;
    let addresses = '192.0.2.1';
    const clock = virtualClock();
    const watch = desktopNetwork({
      powerMonitor: { on: power.on.bind(power) as unknown as PowerMonitor['on'] },
      net: { isOnline: () => online } satisfies Pick<Net, 'isOnline'>,
      clock,
      addresses: () => addresses,
    });
    const heard: NetworkEvent[] = [];
    const stopHearing = watch.onEvent((event) => heard.push(event));
    return {
      power,
      clock,
      watch,
      heard,
      stopHearing,
      set: (next: { online?: boolean; addresses?: string }) => {
        online = next.online ?? online;
        addresses = next.addresses ?? addresses;
      },
    };
  }

  it('reports sleep and lock at once', () => {
    const { power, heard } = watched();
    for (const name of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) power.emit(name);
    expect(heard).toEqual(['suspend', 'resume', 'lock', 'unlock']);
  });

  it('reports within 2 s that the network went, came, or changed', () => {
    const { clock, heard, set, watch } = watched();
    set({ online: false });
    clock.advance(2_000);
    expect(watch.isOnline()).toBe(false);
    set({ online: true, addresses: '198.51.100.7' });
    clock.advance(2_000);
    set({ addresses: '203.0.113.9' });
    clock.advance(2_000);
    clock.advance(60_000);
    expect(heard).toEqual(['offline', 'online', 'changed']);
  });

  it('is quiet once stopped or no longer listened to', () => {
    const { clock, heard, set, watch, stopHearing, power } = watched();
    watch.stop();
    set({ online: false });
    clock.advance(10_000);
    stopHearing();
    power.emit('resume');
    expect(heard).toEqual([]);
  });
});

describe('the badge', () => {
  it('is a count on the Dock and launchers, an overlay icon on the Windows taskbar', () => {
    const app = { setBadgeCount: vi.fn(() => true) };
    const setOverlayIcon = vi.fn();
    const overlayIcon = () => 'icon' as never;
    showBadge(3, { app, platform: 'darwin', overlayIcon, setOverlayIcon });
    expect(app.setBadgeCount).toHaveBeenLastCalledWith(3);
    showBadge(3, { app, platform: 'win32', overlayIcon, setOverlayIcon });
    expect(setOverlayIcon).toHaveBeenLastCalledWith('icon', '3 new alerts');
    showBadge(0, { app, platform: 'win32', overlayIcon, setOverlayIcon });
    expect(setOverlayIcon).toHaveBeenLastCalledWith(null, '');
  });
});

describe('starting at login', () => {
  const app = (isPackaged = true) => ({ isPackaged, setLoginItemSettings: vi.fn() });
  const autostart = () => ({ set: vi.fn() });
  const program = '/opt/Eventory Tray.AppImage';

  it('is a login item on macOS and Windows, a file on Linux', () => {
    const mac = { app: app(), platform: 'darwin' as const, autostart: autostart(), program, log: recordingLog() };
    applyLoginItem({ open_at_login: true, start_hidden: true }, mac);
    expect(mac.app.setLoginItemSettings).toHaveBeenCalledWith({ openAtLogin: true });
    expect(mac.autostart.set).not.toHaveBeenCalled();
    const linux = { app: app(), platform: 'linux' as const, autostart: autostart(), program, log: recordingLog() };
    applyLoginItem({ open_at_login: false, start_hidden: false }, linux);
    expect(linux.autostart.set).toHaveBeenCalledWith(false, { program, args: [] });
    expect(linux.app.setLoginItemSettings).not.toHaveBeenCalled();
  });

  it('leaves the machine alone while developing', () => {
    const parts = { app: app(false), platform: 'win32' as const, autostart: autostart(), program, log: recordingLog() };
    applyLoginItem({ open_at_login: true, start_hidden: false }, parts);
    expect(parts.app.setLoginItemSettings).not.toHaveBeenCalled();
  });

  it('says so when it could not be set up', () => {
    const parts = {
      app: app(),
      platform: 'linux' as const,
      autostart: {
        set: () => {
          throw new Error('read-only');
        },
      },
      program,
      log: recordingLog(),
    };
    applyLoginItem({ open_at_login: true, start_hidden: false }, parts);
    expect(parts.log.lines.join()).toContain('read-only');
  });
});

describe('global shortcuts', () => {
  it('replace the earlier ones, and say which could not be had', () => {
    const taken = new Set(['Alt+F4']);
    const pressed = new Map<string, () => void>();
    const globalShortcut = {
      register: vi.fn((accelerator: string, callback: () => void) => {
        if (accelerator === 'Nonsense') throw new TypeError('conversion failure');
        if (taken.has(accelerator)) return false;
        pressed.set(accelerator, callback);
        return true;
      }),
      unregister: vi.fn((accelerator: string) => void pressed.delete(accelerator)),
    };
    const open_window = vi.fn();
    const keys = createGlobalShortcuts(globalShortcut, { open_window, open_newest: () => {} });
    expect(keys.apply({ open_window: 'Ctrl+Alt+E', open_newest: null })).toEqual([]);
    pressed.get('Ctrl+Alt+E')?.();
    expect(open_window).toHaveBeenCalledOnce();
    expect(keys.apply({ open_window: 'Alt+F4', open_newest: 'Nonsense' })).toEqual(['Alt+F4', 'Nonsense']);
    expect([...pressed]).toEqual([]);
    keys.apply({ open_window: null, open_newest: 'Ctrl+Alt+N' });
    keys.dispose();
    expect([...pressed]).toEqual([]);
  });
});

describe('what the window shows', () => {
  const environment = { VITE_DEV_SERVER_URL: 'http://127.0.0.1:5173/' };
  it('is the development server only while developing', () => {
    const developing = windowUrl({ isPackaged: false, environment });
    expect(developing).toMatchObject({ url: 'http://127.0.0.1:5173/', origin: 'http://127.0.0.1:5173' });
    expect(developing.mayNavigate('http://127.0.0.1:5173/x')).toBe(true);
    expect(developing.mayNavigate('http://127.0.0.1:5174/')).toBe(false);
    const packaged = windowUrl({ isPackaged: true, environment });
    expect(packaged).toMatchObject({ url: 'app://eventory/', origin: 'app://eventory' });
    expect(packaged.mayNavigate('app://eventory/')).toBe(false);
  });
});

describe('the app’s identity', () => {
  it('is claimed on Windows, by the id the installer uses', () => {
    const app = { setAppUserModelId: vi.fn(), setToastActivatorCLSID: vi.fn() };
    setAppIdentity(app, 'linux');
    expect(app.setAppUserModelId).not.toHaveBeenCalled();
    setAppIdentity(app, 'win32');
    expect(app.setAppUserModelId).toHaveBeenCalledWith(APP_ID);
    expect(app.setToastActivatorCLSID).toHaveBeenCalledWith(expect.stringMatching(/^\{[0-9A-F-]{36}\}$/));
  });
});
