import type { NotificationConstructorOptions } from 'electron';
import type { Toast } from '../../engine/ports.ts';
import { ACTION_LABELS } from '../../host/toasters/host-toaster.ts';

/**
 * A toast in Electron's terms, with only what the platform documents (electron.d.ts, `NotificationConstructorOptions`):
 * `id` and `groupId` on macOS and Windows, `urgency` and `timeoutType` on Linux and Windows.
 */
export function toastOptions(toast: Toast, platform: NodeJS.Platform, icon: string): NotificationConstructorOptions {
  return {
    title: toast.title,
    body: platform === 'linux' ? withoutMarkup(toast.body) : toast.body,
    silent: toast.silent,
    actions: toast.actions.map((action) => ({ type: 'button', text: ACTION_LABELS[action] })),
    ...(platform === 'linux' ? {} : { id: toast.id, groupId: toast.groupId }),
    ...(platform === 'darwin'
      ? {}
      : { icon, urgency: toast.urgency, timeoutType: toast.urgency === 'critical' ? 'never' : 'default' }),
  };
}

/**
 * Electron passes the body on as it is, and a Linux server may read markup in it: a message could show links and images.
 * Which server it is Electron does not say, and escapes would show on one without markup, so look-alikes of the angle
 * brackets stand for them.
 */
function withoutMarkup(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}
