import type { App } from 'electron';
import type { Log } from '../../engine/ports.ts';
import type { Autostart } from '../../host/autostart.ts';

/** Whether the system starts the app at login. The user may change it in the system's own settings too. */
export interface LoginItem {
  /** `null` if it cannot be set: the executable of a build that is not packaged is Electron itself. */
  isEnabled(): boolean | null;
  /**
   * Does nothing if the system is set so already.
   *
   * @returns whether the user must now allow it in the system's own settings (macOS, for an app that was switched off
   *   there before).
   */
  set(enabled: boolean): { readonly needsApproval: boolean };
}

/** A login item on macOS and Windows, an autostart file on Linux. */
export function createLoginItem({
  app,
  platform,
  autostart,
  program,
  executable,
  log,
}: {
  app: Pick<App, 'isPackaged' | 'getLoginItemSettings' | 'setLoginItemSettings'>;
  platform: NodeJS.Platform;
  autostart: Pick<Autostart, 'isEnabled' | 'set'>;
  /** Absolute path of what runs the app, if that is not the executable that runs now: an AppImage, a portable copy. */
  program: string | null;
  /** Absolute path of the executable that runs now. */
  executable: string;
  log: Log;
}): LoginItem {
  // A portable copy on Windows runs from a folder that is gone after it ends.
  const path = platform === 'win32' && program !== null ? { path: program } : {};
  const isEnabled = () => {
    if (!app.isPackaged) return null;
    if (platform === 'linux') return autostart.isEnabled();
    const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(path);
    // On Windows Task Manager switches it off without removing it.
    return platform === 'win32' ? executableWillLaunchAtLogin : openAtLogin;
  };
  return {
    isEnabled,
    set(enabled) {
      try {
        const current = isEnabled();
        if (current === null || current === enabled) return { needsApproval: false };
        if (platform === 'linux') autostart.set(enabled, { program: program ?? executable, args: [] });
        else app.setLoginItemSettings({ openAtLogin: enabled, ...path });
        return { needsApproval: platform === 'darwin' && app.getLoginItemSettings().status === 'requires-approval' };
      } catch (error) {
        log.error(`Starting at login could not be ${enabled ? 'set up' : 'taken back'}: ${(error as Error).message}`);
        return { needsApproval: false };
      }
    },
  };
}
