import { describe, expect, it, vi } from 'vitest';
import { applyLoginItem } from '../../../main/desktop/login-item.ts';
import { recordingLog } from './support.ts';

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
