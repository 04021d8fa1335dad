import { Variant } from '@jellybrick/dbus-next';
import type { ToastOutcome } from '../../../core/bridge/state/health.ts';
import type { Toast, ToastActivation } from '../../engine/ports.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { createListeners } from '../../lib/listeners.ts';
import { findToastsClosedInDunst } from './dunst.ts';
import { APP_NAME, type HostToaster, settleWithTimeout } from './host-toaster.ts';
import { escapeMarkup, parseServerAction, toServerActions } from './notification-server-format.ts';
import { BusTimeout, connectSessionBus, type SessionBus } from './session-bus.ts';
import { findSuppression } from './suppression.ts';
import { createToastNumbers } from './toast-numbers.ts';

const NAME = 'dbus';
const SERVICE = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const SERVER = { destination: SERVICE, path: PATH, interface: SERVICE } as const;
/** A server that answers later than anyone waits for may still have shown the toast, and its clicks count. */
const LATE_ANSWER_MS = 60_000;
/** Connecting waits for toasts of an earlier run. */
const RESHOW_TIMEOUT_MS = 5_000;
const BUS_NAME = 'org.freedesktop.DBus';
const BUS = { destination: BUS_NAME, path: '/org/freedesktop/DBus', interface: BUS_NAME } as const;

interface Server {
  readonly bus: SessionBus;
  readonly capabilities: ReadonlySet<string>;
}

/**
 * Toasts by the desktop's notification server (Desktop Notifications Specification 1.2): clickable, replaceable, with
 * buttons if the server supports them. Connects at the first use and again after the bus or the server was lost.
 *
 * @param options `icon` is an absolute path; `memory` the file for clicks on toasts of an earlier run, see
 *   `toast-numbers.ts`; `onActivationToken` is called before a click is reported, if the server gives a token with it;
 *   `connect` is the session bus unless a test replaces it.
 */
export function createDbusToaster(options: {
  readonly icon: string;
  readonly memory?: string | null;
  readonly onActivationToken?: (token: string) => void;
  readonly connect?: () => Promise<SessionBus>;
}): HostToaster & {
  /** What the server can do. Rejects if there is none. */
  probe(): Promise<ReadonlySet<string>>;
} {
  const { emit, add: onActivate } = createListeners<ToastActivation>();
  const numbers = createToastNumbers(options.memory ?? null);
  let server: Promise<Server> | null = null;
  let hasActions = false;

  async function open(): Promise<Server> {
    const bus = await (options.connect ?? connectSessionBus)();
    try {
      bus.onLost(() => {
        server = null;
      });
      const [busId] = await bus.call({ ...BUS, member: 'GetId' });
      /** @param owner the server's connection to the bus, which no other run of it has; blank if there is none. */
      const attach = (owner: unknown) => numbers.attach(`${owner} ${busId}`);
      bus.onSignal(({ interface: from, member, body: [number, detail, owner] }) => {
        if (member === 'NameOwnerChanged') attach(owner);
        if (from !== SERVICE || typeof number !== 'number') return;
        const toastId = numbers.toastOf(number);
        if (toastId === undefined) return;
        if (member === 'NotificationClosed') numbers.remove(toastId);
        // Comes right before the click it belongs to.
        if (member === 'ActivationToken' && typeof detail === 'string') options.onActivationToken?.(detail);
        if (member !== 'ActionInvoked' || typeof detail !== 'string') return;
        const action = parseServerAction(detail);
        if (action !== null) emit({ toastId, action });
      });
      await bus.match(`type='signal',interface='${SERVICE}',path='${PATH}'`);
      await bus.match(`type='signal',interface='${BUS_NAME}',member='NameOwnerChanged',arg0='${SERVICE}'`);
      const [capabilities] = await bus.call({ ...SERVER, member: 'GetCapabilities' });
      const known = new Set(Array.isArray(capabilities) ? capabilities.map(String) : []);
      hasActions = known.has('actions');
      const [owner] = await bus.call({ ...BUS, member: 'GetNameOwner' }, 's', [SERVICE]);
      const opened = { bus, capabilities: known };
      const earlier = attach(owner);
      const closed = earlier.length === 0 ? null : await findToastsClosedInDunst(bus);
      if (closed !== null) {
        for (const { number, toast } of earlier) {
          if (closed.has(number)) numbers.remove(toast.id);
          else await notify(opened, toast, RESHOW_TIMEOUT_MS);
        }
      }
      return opened;
    } catch (error) {
      bus.dispose();
      throw error;
    }
  }

  function connected(): Promise<Server> {
    if (server !== null) return server;
    const opening = open();
    server = opening;
    opening.catch(() => {
      if (server === opening) server = null;
    });
    return opening;
  }

  async function notify(
    { bus, capabilities }: Server,
    toast: Toast,
    timeoutMs = LATE_ANSWER_MS,
  ): Promise<ToastOutcome> {
    const body = [
      APP_NAME,
      numbers.numberOf(toast.id) ?? 0,
      options.icon,
      toast.title,
      capabilities.has('body-markup') ? escapeMarkup(toast.body) : toast.body,
      capabilities.has('actions') ? toServerActions(toast).flat() : [],
      hintsOf(toast),
      -1,
    ];
    try {
      const [number] = await bus.call({ ...SERVER, member: 'Notify' }, 'susssasa{sv}i', body, timeoutMs);
      if (typeof number !== 'number') return { outcome: 'unknown', by: NAME, detail: 'The server gave no number.' };
      numbers.set(toast, number);
      return { outcome: 'shown', by: NAME, detail: '' };
    } catch (error) {
      // Without an answer the toast may be up, so asking another toaster could show it twice.
      return { outcome: error instanceof BusTimeout ? 'unknown' : 'failed', by: NAME, detail: errorMessage(error) };
    }
  }

  return {
    name: NAME,
    get hasActions() {
      return hasActions;
    },
    show: (toast) =>
      settleWithTimeout(
        connected().then((opened) => notify(opened, toast)),
        NAME,
      ),
    onActivate,
    suppression: findSuppression,
    async probe() {
      return (await connected()).capabilities;
    },
    dispose() {
      server?.then(
        ({ bus }) => bus.dispose(),
        () => undefined,
      );
      server = null;
      numbers.dispose();
    },
  };
}

function hintsOf(toast: Toast): Record<string, Variant> {
  return {
    urgency: new Variant('y', toast.urgency === 'critical' ? 2 : 1),
    'desktop-entry': new Variant('s', 'com.eventory.tray'),
    'suppress-sound': new Variant('b', toast.silent),
  };
}
