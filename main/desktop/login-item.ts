import type { App } from 'electron';
import type { Settings } from '../../core/settings/settings.ts';
import type { Log } from '../engine/ports.ts';
import type { Autostart } from '../host/autostart.ts';

/**
 * Makes the system start the app at login, or not, as the settings say. A login item on macOS and Windows, an
 * autostart file on Linux. A build that is not packaged is left alone: its executable is Electron itself.
 */
export function applyLoginItem(
  { open_at_login }: Settings['startup'],
  {
    app,
    platform,
    autostart,
    program,
    log,
  }: {
    app: Pick<App, 'isPackaged' | 'setLoginItemSettings'>;
    platform: NodeJS.Platform;
    autostart: Pick<Autostart, 'set'>;
    /** Absolute path of what runs the app; an AppImage is its own file, not the one mounted for this run. */
    program: string;
    log: Log;
  },
): void {
  if (!app.isPackaged) return;
  try {
    if (platform === 'linux') autostart.set(open_at_login, { program, args: [] });
    else app.setLoginItemSettings({ openAtLogin: open_at_login });
  } catch (error) {
    log.error(`Starting at login could not be ${open_at_login ? 'set up' : 'taken back'}: ${(error as Error).message}`);
  }
}
