import type { Dialog, MessageBoxOptions } from 'electron';
import type { Settings } from '../../core/settings/settings.ts';
import type { Engine } from '../engine/engine.ts';
import type { Clock } from '../engine/ports.ts';

export type CloseChoice = Exclude<Settings['close_without_tray'], 'ask'>;

/** A desktop that starts at login with the app may take a while to show tray icons. */
const TRAY_WAIT_MS = 10_000;
const TRAY_POLL_MS = 1_000;

/**
 * What closing the window does. With a tray it hides: the icon is the way back and the way to quit. Without one (stock
 * GNOME) nothing of the app would be left on the screen, so the user is asked once, and the answer becomes the setting.
 */
export function createCloseHandler({
  engine,
  hasTray,
  ask,
  hide,
  quit,
}: {
  engine: Pick<Engine, 'request'>;
  hasTray: () => Promise<boolean>;
  /** `null` if the user chose neither: the window stays. */
  ask: () => Promise<CloseChoice | null>;
  hide: () => void;
  quit: () => void;
}): () => Promise<void> {
  let deciding = false;
  const decide = async (): Promise<CloseChoice | null> => {
    if (await hasTray()) return 'keep_running';
    const { close_without_tray: stored } = (await engine.request('state.get', null)).settings;
    if (stored !== 'ask') return stored;
    const choice = await ask();
    if (choice !== null) await engine.request('settings.update', { patch: { close_without_tray: choice } });
    return choice;
  };
  return async () => {
    if (deciding) return;
    deciding = true;
    try {
      const choice = await decide();
      if (choice === 'keep_running') hide();
      if (choice === 'quit') quit();
    } finally {
      deciding = false;
    }
  };
}

/** Asks by a message box what closing the window is to do. */
export async function askCloseChoice(
  showMessageBox: (options: MessageBoxOptions) => ReturnType<Dialog['showMessageBox']>,
): Promise<CloseChoice | null> {
  const { response } = await showMessageBox({
    type: 'question',
    message: 'Keep Eventory Tray running?',
    detail:
      'This desktop shows no tray icons. If the app keeps running, alerts go on, and starting it again opens this window. You can change the answer in Settings.',
    buttons: ['Keep running', 'Quit', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return response === 0 ? 'keep_running' : response === 1 ? 'quit' : null;
}

/** Shows a window that started hidden if there is no tray icon from which it could be opened. */
export async function showIfUnreachable({
  hasTray,
  show,
  clock,
}: {
  hasTray: () => Promise<boolean>;
  show: () => void;
  clock: Pick<Clock, 'after'>;
}): Promise<void> {
  for (let waitedMs = 0; waitedMs < TRAY_WAIT_MS; waitedMs += TRAY_POLL_MS) {
    if (await hasTray()) return;
    await new Promise<void>((resolve) => void clock.after(TRAY_POLL_MS, resolve));
  }
  show();
}
