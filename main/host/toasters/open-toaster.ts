import { createDbusToaster } from './dbus-toaster.ts';
import type { HostToaster } from './host-toaster.ts';
import { createNodeNotifierToaster } from './node-notifier-toaster.ts';
import { createNotifySendToaster } from './notify-send-toaster.ts';
import { createToasterChain } from './toaster-chain.ts';

/**
 * The best toaster this machine has without Electron: on Linux the notification server itself (clickable), then
 * `notify-send --action`, then node-notifier; elsewhere node-notifier. Takes a few seconds at most, works where there
 * is no bus and no display, and never rejects.
 *
 * @param icon Absolute path of the icon toasts show.
 */
export async function openToaster({ icon }: { readonly icon: string }): Promise<HostToaster> {
  const last = createNodeNotifierToaster({ icon });
  if (process.platform !== 'linux') return createToasterChain([last]);
  const dbus = createDbusToaster({ icon });
  const notifySend = createNotifySendToaster({ icon });
  const [reachable, capable] = await Promise.all([
    dbus.probe().then(
      () => true,
      () => false,
    ),
    notifySend.probe(),
  ]);
  const byProbe = reachable || !capable ? [dbus, notifySend, last] : [notifySend, dbus, last];
  return createToasterChain(byProbe);
}
