import { Variant } from '@jellybrick/dbus-next';
import type { ToastOutcome } from '../../../core/bridge/contract.ts';
import type { Toast } from '../../engine/ports.ts';
import {
  ACTION_LABELS,
  APP_NAME,
  createActivations,
  type HostToaster,
  isToastAction,
  messageOf,
  settleWithin,
} from './host-toaster.ts';
import { BusTimeout, connectSessionBus, type SessionBus } from './session-bus.ts';
import { findSuppression } from './suppression.ts';

const NAME = 'dbus';
const SERVICE = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const SERVER = { destination: SERVICE, path: PATH, interface: SERVICE } as const;
/** The specification's name for "clicked on the notification itself". */
const DEFAULT_ACTION = 'default';
/** Toasts whose clicks are known; servers keep far fewer. */
const TOASTS_KEPT = 500;

interface Server {
  readonly bus: SessionBus;
  readonly capabilities: ReadonlySet<string>;
  /** The server's number of each toast that is up. */
  readonly numbers: Map<string, number>;
}

/**
 * Toasts by the desktop's notification server (Desktop Notifications Specification 1.2): clickable, replaceable, with
 * buttons where the server has them. Connects at the first use and again after the bus or the server was lost.
 *
 * @param options `icon` is an absolute path; `connect` is the session bus unless a test says otherwise.
 */
export function createDbusToaster(options: {
  readonly icon: string;
  readonly connect?: () => Promise<SessionBus>;
}): HostToaster & {
  /** What the server can do. Rejects where there is none. */
  probe(): Promise<ReadonlySet<string>>;
} {
  const { emit, onActivate } = createActivations();
  let server: Promise<Server> | null = null;
  let hasActions = false;

  async function open(): Promise<Server> {
    const bus = await (options.connect ?? connectSessionBus)();
    try {
      bus.onLost(() => {
        server = null;
      });
      const numbers = new Map<string, number>();
      bus.onSignal(({ interface: from, member, body: [number, detail] }) => {
        if (member === 'NameOwnerChanged') numbers.clear();
        if (from !== SERVICE || typeof number !== 'number') return;
        const toastId = [...numbers].find(([, known]) => known === number)?.[0];
        if (toastId === undefined) return;
        if (member === 'NotificationClosed') numbers.delete(toastId);
        if (member !== 'ActionInvoked' || typeof detail !== 'string') return;
        if (detail === DEFAULT_ACTION) emit({ toast_id: toastId, action: 'click' });
        else if (isToastAction(detail)) emit({ toast_id: toastId, action: detail });
      });
      await bus.match(`type='signal',interface='${SERVICE}',path='${PATH}'`);
      await bus.match(`type='signal',interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${SERVICE}'`);
      const [capabilities] = await bus.call({ ...SERVER, member: 'GetCapabilities' });
      const known = new Set(Array.isArray(capabilities) ? capabilities.map(String) : []);
      hasActions = known.has('actions');
      return { bus, capabilities: known, numbers };
    } catch (error) {
      bus.close();
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

  async function show(toast: Toast): Promise<ToastOutcome> {
    const { bus, capabilities, numbers } = await connected();
    try {
      const [number] = await bus.call({ ...SERVER, member: 'Notify' }, 'susssasa{sv}i', [
        APP_NAME,
        numbers.get(toast.id) ?? 0,
        options.icon,
        toast.title,
        capabilities.has('body-markup') ? escapeMarkup(toast.body) : toast.body,
        capabilities.has('actions') ? actionsOf(toast) : [],
        hintsOf(toast),
        -1,
      ]);
      if (typeof number !== 'number') return { outcome: 'unknown', by: NAME, detail: 'The server gave no number.' };
      numbers.delete(toast.id);
      numbers.set(toast.id, number);
      const oldest = numbers.keys().next();
      if (numbers.size > TOASTS_KEPT && !oldest.done) numbers.delete(oldest.value);
      return { outcome: 'shown', by: NAME, detail: '' };
    } catch (error) {
      // Without an answer it may be up: asking another toaster could show it twice.
      return { outcome: error instanceof BusTimeout ? 'unknown' : 'failed', by: NAME, detail: messageOf(error) };
    }
  }

  return {
    name: NAME,
    get has_actions() {
      return hasActions;
    },
    show: (toast) => settleWithin(show(toast), NAME),
    onActivate,
    suppression: findSuppression,
    async probe() {
      return (await connected()).capabilities;
    },
    close() {
      server?.then(
        ({ bus }) => bus.close(),
        () => undefined,
      );
      server = null;
    },
  };
}

function actionsOf(toast: Toast): string[] {
  return [DEFAULT_ACTION, 'Open', ...toast.actions.flatMap((action) => [action, ACTION_LABELS[action]])];
}

function hintsOf(toast: Toast): Record<string, Variant> {
  return {
    urgency: new Variant('y', toast.urgency === 'critical' ? 2 : 1),
    'desktop-entry': new Variant('s', 'eventory-tray'),
    'suppress-sound': new Variant('b', toast.silent),
  };
}

/** The body of a server with `body-markup` is XML-like: what a message sends must stay text. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
