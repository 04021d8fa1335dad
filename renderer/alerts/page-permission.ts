import type { PagePermission } from '../../core/bridge/requests/alerts.ts';

/** Whether the browser lets this page raise notifications. */
export function pagePermission(): PagePermission {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

/** Asks the user, as only a click may. */
export async function requestPagePermission(): Promise<PagePermission> {
  if (!('Notification' in window)) return 'unsupported';
  await Notification.requestPermission();
  window.dispatchEvent(new Event(PERMISSION_CHANGED));
  return pagePermission();
}

/** Calls the listener whenever the permission changes, also in the browser's own settings. Returns its end. */
export function onPagePermission(listener: () => void): () => void {
  const ended = new AbortController();
  window.addEventListener(PERMISSION_CHANGED, listener, { signal: ended.signal });
  navigator.permissions
    ?.query({ name: 'notifications' })
    .then((status) => status.addEventListener('change', listener, { signal: ended.signal }))
    // A browser that does not say so is asked again with the next reload.
    .catch(() => {});
  return () => ended.abort();
}

const PERMISSION_CHANGED = 'eventory-permission-changed';
