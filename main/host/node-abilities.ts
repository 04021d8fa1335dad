import type { HostCapabilities } from '../../core/bridge/state/app.ts';

/** What a host without Electron can do: nothing of the desktop but toasts, with buttons if the toaster has them. */
export function nodeAbilities(toastActions: boolean): HostCapabilities {
  return {
    tray: false,
    quit: false,
    open_at_login: false,
    global_shortcuts: false,
    shortcuts_confirmed: false,
    toast_actions: toastActions,
    presence: false,
  };
}
