import { join } from 'node:path';
import { createDbusToaster } from './dbus-toaster.ts';
import type { HostToaster } from './host-toaster.ts';
import { createNodeNotifierToaster } from './node-notifier-toaster.ts';
import { createNotifySendToaster } from './notify-send-toaster.ts';
import { createToasterChain } from './toaster-chain.ts';

export interface ToasterOptions {
  /** Absolute path of the icon toasts show. */
  readonly icon: string;
  /** The app's folder, which clicks on toasts of an earlier run need; see `toast-numbers.ts`. */
  readonly folder?: string;
  /** Called with the token of a click, before the click is reported; see `activation-token.ts`. */
  readonly onActivationToken?: (token: string) => void;
}

export interface OpenedToaster extends HostToaster {
  /** Whether toasts can be shown; `null` if only a try can show it. */
  readonly reachable: boolean | null;
}

/**
 * The toasters this machine has without Electron: on Linux the notification server itself (clickable), then
 * `notify-send --action`, then plain `notify-send`; elsewhere node-notifier. The first toast shows which of them works.
 * The server is connected to at once, without waiting for it: it may report a click on a toast of an earlier run.
 */
export function createSystemToaster(options: ToasterOptions): HostToaster {
  if (process.platform !== 'linux') return createToasterChain([createNodeNotifierToaster(options)]);
  const { dbus, notifySend } = createClickableToasters(options);
  dbus.probe().catch(() => undefined);
  return createToasterChain([dbus, notifySend, createPlainToaster(options)]);
}

/**
 * The same, probed in advance, so that `has_actions` is right from the start. Takes a few seconds at most, works
 * without a bus and a display, and never rejects.
 */
export async function openToaster(options: ToasterOptions): Promise<OpenedToaster> {
  if (process.platform !== 'linux') return Object.assign(createSystemToaster(options), { reachable: null });
  const { dbus, notifySend } = createClickableToasters(options);
  const [reachable, hasNotifySend] = await Promise.all([
    dbus.probe().then(
      () => true,
      () => false,
    ),
    notifySend.probe(),
  ]);
  const orderedByProbe = reachable || !hasNotifySend ? [dbus, notifySend] : [notifySend, dbus];
  const chain = createToasterChain([...orderedByProbe, createPlainToaster(options)]);
  return Object.assign(chain, { reachable: reachable || (hasNotifySend ? null : false) });
}

/** For a `notify-send` too old for actions. Not node-notifier: it passes a text that begins with a dash as an option. */
const createPlainToaster = ({ icon }: ToasterOptions) => createNotifySendToaster({ icon, plain: true });

function createClickableToasters({ icon, folder, onActivationToken = () => undefined }: ToasterOptions) {
  const memory = folder === undefined ? null : join(folder, 'toast-numbers.json');
  return {
    dbus: createDbusToaster({ icon, memory, onActivationToken }),
    notifySend: createNotifySendToaster({ icon }),
  };
}
