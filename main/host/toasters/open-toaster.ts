import { join } from 'node:path';
import { createDbusToaster } from './dbus-toaster.ts';
import type { HostToaster } from './host-toaster.ts';
import { createNodeNotifierToaster } from './node-notifier-toaster.ts';
import { createNotifySendToaster } from './notify-send-toaster.ts';
import { createToasterChain } from './toaster-chain.ts';

export interface ToasterOptions {
  /** Absolute path of the icon toasts show. */
  readonly icon: string;
  /** The app's folder, where clicks on toasts of an earlier run are to work; see `toast-numbers.ts`. */
  readonly folder?: string;
}

/**
 * The toasters this machine has without Electron: on Linux the notification server itself (clickable), then
 * `notify-send --action`, then node-notifier; elsewhere node-notifier. Which of them works shows at the first toast.
 */
export function createSystemToaster(options: ToasterOptions): HostToaster {
  const last = createNodeNotifierToaster(options);
  return createToasterChain(
    process.platform === 'linux' ? [...Object.values(createClickableToasters(options)), last] : [last],
  );
}

/**
 * The same, tried out beforehand, so that `has_actions` is right from the start. Takes a few seconds at most, works
 * where there is no bus and no display, and never rejects.
 */
export async function openToaster(options: ToasterOptions): Promise<HostToaster> {
  if (process.platform !== 'linux') return createSystemToaster(options);
  const { dbus, notifySend } = createClickableToasters(options);
  const [reachable, hasNotifySend] = await Promise.all([
    dbus.probe().then(
      () => true,
      () => false,
    ),
    notifySend.probe(),
  ]);
  const orderedByProbe = reachable || !hasNotifySend ? [dbus, notifySend] : [notifySend, dbus];
  return createToasterChain([...orderedByProbe, createNodeNotifierToaster(options)]);
}

function createClickableToasters({ icon, folder }: ToasterOptions) {
  const memory = folder === undefined ? null : join(folder, 'toast-numbers.json');
  return { dbus: createDbusToaster({ icon, memory }), notifySend: createNotifySendToaster({ icon }) };
}
