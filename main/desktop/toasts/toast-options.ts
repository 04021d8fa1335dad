import type { NotificationConstructorOptions } from 'electron';
import type { Toast } from '../../engine/ports.ts';
import { ACTION_LABELS } from '../../host/toasters/host-toaster.ts';
import { macIdentifier } from './mac-activation.ts';
import { toastXml } from './toast-xml.ts';

/** The systems on which Electron shows the toasts. On Linux the host's own toasters do. */
export type ElectronToastPlatform = 'darwin' | 'win32';

/**
 * A toast in Electron's terms, with only what the platform documents (electron.d.ts, `NotificationConstructorOptions`).
 * On Windows `toastXml` is what counts; the other texts are there for what reads them off the object.
 */
export function toastOptions(
  toast: Toast,
  platform: ElectronToastPlatform,
  icon: string,
): NotificationConstructorOptions {
  const { title, body, silent, groupId, urgency } = toast;
  const actions = toast.actions.map((action) => ({ type: 'button' as const, text: ACTION_LABELS[action] }));
  const common = { title, body, silent, groupId, actions };
  return platform === 'darwin'
    ? { ...common, id: macIdentifier(toast) }
    : { ...common, id: toast.id, urgency, toastXml: toastXml(toast, icon) };
}
