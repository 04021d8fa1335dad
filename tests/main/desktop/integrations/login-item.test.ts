import { describe, expect, it, vi } from 'vitest';
import { createLoginItem } from '../../../../main/desktop/integrations/login-item.ts';
import { recordingLog } from '../support.ts';

const executable = '/opt/Eventory Tray/eventory-tray';

function parts(
  platform: NodeJS.Platform,
  { isPackaged = true, enabled = false, program = null as string | null } = {},
) {
  const system = { enabled };
  const app = {
    isPackaged,
    setLoginItemSettings: vi.fn(),
    getLoginItemSettings: vi.fn(() => ({
      // Windows goes on reporting what Task Manager has switched off.
      openAtLogin: platform === 'win32' || system.enabled,
      executableWillLaunchAtLogin: system.enabled,
      wasOpenedAtLogin: false,
      status: system.enabled ? ('enabled' as const) : ('requires-approval' as const),
      launchItems: [],
    })),
  };
  const autostart = { isEnabled: () => system.enabled, set: vi.fn() };
  const log = recordingLog();
  return { app, autostart, log, item: createLoginItem({ app, platform, autostart, program, executable, log }) };
}

describe('starting at login', () => {
  it.each(['darwin', 'win32'] as const)('is a login item on %s', (platform) => {
    const { item, app, autostart } = parts(platform);
    expect(item.isEnabled()).toBe(false);
    item.set(true);
    expect(app.setLoginItemSettings).toHaveBeenCalledExactlyOnceWith({ openAtLogin: true });
    expect(autostart.set).not.toHaveBeenCalled();
  });

  it.each([
    ['darwin', true],
    ['win32', false],
    ['linux', false],
  ] as const)('needs approval on macOS if it is set and still does not work (%s)', (platform, needsApproval) => {
    expect(parts(platform).item.set(true)).toEqual({ needsApproval });
    expect(parts(platform, { enabled: true }).item.set(true)).toEqual({ needsApproval: false });
  });

  it('is a file on Linux', () => {
    const { item, app, autostart } = parts('linux', { enabled: true });
    item.set(false);
    expect(autostart.set).toHaveBeenCalledExactlyOnceWith(false, { program: executable, args: [] });
    expect(app.setLoginItemSettings).not.toHaveBeenCalled();
  });

  it('starts the AppImage, not what is mounted of it for this run', () => {
    const { item, autostart } = parts('linux', { program: '/home/me/Eventory.AppImage' });
    item.set(true);
    expect(autostart.set).toHaveBeenCalledExactlyOnceWith(true, { program: '/home/me/Eventory.AppImage', args: [] });
  });

  it('starts the portable copy, not the folder into which it unpacks itself for this run', () => {
    const path = 'D:\\Tools\\eventory-tray-portable.exe';
    const { item, app } = parts('win32', { program: path });
    item.set(true);
    expect(app.setLoginItemSettings).toHaveBeenCalledExactlyOnceWith({ openAtLogin: true, path });
    expect(app.getLoginItemSettings).toHaveBeenCalledWith({ path });
  });

  it.each(['darwin', 'win32', 'linux'] as const)('is not written if it is so already (%s)', (platform) => {
    const { item, app, autostart } = parts(platform, { enabled: true });
    item.set(true);
    expect([app.setLoginItemSettings.mock.calls.length, autostart.set.mock.calls.length]).toEqual([0, 0]);
  });

  it('leaves the machine alone while developing', () => {
    const { item, app } = parts('win32', { isPackaged: false });
    expect(item.isEnabled()).toBeNull();
    item.set(true);
    expect(app.setLoginItemSettings).not.toHaveBeenCalled();
  });

  it('reports if it could not be set up', () => {
    const { item, autostart, log } = parts('linux');
    autostart.set.mockImplementation(() => {
      throw new Error('read-only');
    });
    item.set(true);
    expect(log.lines.join()).toContain('read-only');
  });
});
