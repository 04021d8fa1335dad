import type { App } from 'electron';
import type { Settings } from '../../core/settings/settings.ts';
import type { Log } from '../engine/ports.ts';

/** The Linux way to start with the session: a file in the autostart folder. */
export interface Autostart {
  apply(enabled: boolean): Promise<void>;
}

/**
 * Makes the system start the app at login, or not, as the settings say. A login item on macOS and Windows, an
 * autostart file on Linux. A build that is not packaged is left alone: its executable is Electron itself.
 */
export async function applyLoginItem(
  { open_at_login }: Settings['startup'],
  {
    app,
    platform,
    autostart,
    log,
  }: {
    app: Pick<App, 'isPackaged' | 'setLoginItemSettings'>;
    platform: NodeJS.Platform;
    autostart: Autostart;
    log: Log;
  },
): Promise<void> {
  if (!app.isPackaged) return;
  try {
    if (platform === 'linux') await autostart.apply(open_at_login);
    else app.setLoginItemSettings({ openAtLogin: open_at_login });
  } catch (error) {
    log.error(`Starting at login could not be ${open_at_login ? 'set up' : 'taken back'}: ${(error as Error).message}`);
  }
}
