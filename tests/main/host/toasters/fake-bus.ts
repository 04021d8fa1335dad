import type { Toast } from '../../../../main/engine/ports.ts';
import type { BusSignal, SessionBus } from '../../../../main/host/toasters/session-bus.ts';

export const TOAST: Toast = {
  id: 'run-1',
  groupId: 'abc123',
  title: 'Floor <GA>',
  body: 'Artist & <b>Tour',
  actions: ['add_to_cart', 'snooze'],
  urgency: 'normal',
  silent: true,
};
export const SERVICE = 'org.freedesktop.Notifications';

/** A session bus with a notification server that numbers its toasts from 1. */
export function fakeBus(capabilities: readonly string[] = ['actions', 'body', 'body-markup']) {
  const calls: { member: string; body: unknown[] }[] = [];
  const host = {
    buses: 0,
    number: 0,
    owner: ':1.1',
    /** What dunst's own interface says; an error where the server is another. */
    closed: (): readonly unknown[] => {
      throw new Error('No such interface');
    },
    notify: (): Promise<readonly unknown[]> => Promise.resolve([++host.number]),
    signal: (_: Partial<BusSignal>): void => undefined,
    lose: (): void => undefined,
  };
  const connect = async (): Promise<SessionBus> => {
    host.buses += 1;
    return {
      async call({ member }, _signature, body = []) {
        calls.push({ member, body });
        switch (member) {
          case 'Notify':
            return host.notify();
          case 'GetId':
            return ['bus-1'];
          case 'GetNameOwner':
            return [host.owner];
          case 'NotificationListHistory':
            return host.closed();
          default:
            return [capabilities];
        }
      },
      match: async () => undefined,
      onSignal(listener) {
        host.signal = (signal) => listener({ interface: SERVICE, member: 'ActionInvoked', body: [], ...signal });
      },
      onLost(listener) {
        host.lose = listener;
      },
      dispose: () => undefined,
    };
  };
  return { host, connect, notifies: () => calls.filter(({ member }) => member === 'Notify').map(({ body }) => body) };
}
