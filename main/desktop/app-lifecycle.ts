import type { App, Event } from 'electron';
import type { Clock, Log } from '../engine/ports.ts';

/** How long quitting may take before the app goes anyway. */
const QUIT_TIMEOUT_MS = 5_000;

/**
 * The life of the app: closing its window leaves it in the tray, a click on its Dock icon brings the window up, and
 * quitting first closes the connection and writes what is queued.
 */
export function manageAppLifecycle({
  app,
  showWindow,
  onSessionEnd,
  keepVersion,
  beforeQuit,
  stop,
  clock,
  log,
}: {
  app: Pick<App, 'on' | 'quit'>;
  showWindow: () => void;
  /** Windows: `listener` is called when the user's session ends. Windows then asks no app to quit. */
  onSessionEnd: (listener: () => void) => void;
  /**
   * Called when the session ends: no newer version may be installed then. Windows ends an installer halfway, and what it
   * leaves does not start (electron-builder#7807).
   */
  keepVersion: () => void;
  /** Called once, as soon as the app starts to quit. */
  beforeQuit: () => void;
  stop: () => Promise<void>;
  clock: Clock;
  log: Log;
}): void {
  // Not before now: macOS may also report the first start so, which is to stay hidden if it begins hidden.
  app.on('activate', showWindow);
  // Without a listener Electron quits here.
  app.on('window-all-closed', () => {});

  let phase: 'running' | 'stopping' | 'stopped' = 'running';
  const quitNow = () => {
    if (phase === 'stopped') return;
    phase = 'stopped';
    app.quit();
  };
  const stopOnce = (): Promise<void> => {
    phase = 'stopping';
    beforeQuit();
    return stop().catch((error: Error) => log.error(`Not everything could be put away: ${error.message}`));
  };
  app.on('before-quit', (event: Event) => {
    if (phase === 'stopped') return;
    event.preventDefault();
    if (phase === 'stopping') return;
    clock.after(QUIT_TIMEOUT_MS, quitNow);
    void stopOnce().then(quitNow);
  });
  onSessionEnd(() => {
    keepVersion();
    if (phase === 'running') void stopOnce().then(quitNow);
  });
}
