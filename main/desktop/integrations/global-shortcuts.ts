import type { GlobalShortcut } from 'electron';
import type { Settings } from '../../../core/settings/settings.ts';

type Shortcuts = Settings['shortcuts'];

/** Global shortcuts as the settings have them. */
export interface GlobalShortcuts {
  /** Unregisters the old ones and registers these. Returns the accelerators that could not be registered. */
  apply(shortcuts: Shortcuts): readonly string[];
  dispose(): void;
}

/** @param actions what each shortcut does. */
export function createGlobalShortcuts(
  globalShortcut: Pick<GlobalShortcut, 'register' | 'unregister'>,
  actions: Readonly<Record<keyof Shortcuts, () => void>>,
): GlobalShortcuts {
  let registered: string[] = [];
  const release = () => {
    for (const accelerator of registered) globalShortcut.unregister(accelerator);
    registered = [];
  };
  /** False if another program has it, or it is not an accelerator (which throws). */
  const register = (accelerator: string, action: () => void): boolean => {
    try {
      return globalShortcut.register(accelerator, action);
    } catch {
      return false;
    }
  };
  return {
    dispose: release,
    apply: (shortcuts) => {
      release();
      const refused: string[] = [];
      for (const name of ['open_window', 'open_newest'] as const) {
        const accelerator = shortcuts[name];
        if (accelerator === null) continue;
        (register(accelerator, actions[name]) ? registered : refused).push(accelerator);
      }
      return refused;
    },
  };
}

/**
 * Whether `register` reports a refusal. On Wayland the desktop's portal decides, later and without an answer: Electron
 * takes the shortcut as registered although it may do nothing.
 */
export function areShortcutsConfirmed(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv = process.env,
): boolean {
  return platform !== 'linux' || (!environment.WAYLAND_DISPLAY && environment.XDG_SESSION_TYPE !== 'wayland');
}
