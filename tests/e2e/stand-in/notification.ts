import { EventEmitter } from 'node:events';
import type {
  ActivationArguments,
  Notification as ElectronNotification,
  NotificationConstructorOptions,
} from 'electron';
import { only } from './only.ts';
import { world } from './world.ts';

/** Every toast the app asked for, oldest first. */
export const toasts: NotificationStandIn[] = [];

let activation: ((details: ActivationArguments) => void) | null = null;

class NotificationStandIn extends EventEmitter {
  readonly options: NotificationConstructorOptions;
  shown = false;
  closed = false;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    this.options = options;
  }
  get id(): string {
    return this.options.id ?? '';
  }
  show(): void {
    toasts.push(this);
    const behaviour = world.toastBehaviour;
    setImmediate(() => {
      if (behaviour === 'show') {
        this.shown = true;
        this.emit('show', {});
      }
      if (behaviour === 'fail') this.emit('failed', {}, 'Settings prevent the notification from being delivered.');
    });
  }
  close(): void {
    this.closed = true;
    this.emit('close', {});
  }

  static isSupported(): boolean {
    return true;
  }
  static handleActivation(callback: (details: ActivationArguments) => void): void {
    activation = callback;
  }
  static async getHistory(): Promise<ElectronNotification[]> {
    return [];
  }
}
({}) as NotificationStandIn satisfies Pick<ElectronNotification, 'id' | 'show' | 'close'>;
NotificationStandIn satisfies Pick<typeof ElectronNotification, 'isSupported' | 'handleActivation' | 'getHistory'>;

export const Notification = new Proxy(only('Notification', NotificationStandIn), {
  construct: (_target, [options]) =>
    only('Notification', new NotificationStandIn(options as NotificationConstructorOptions)),
});

/** What Windows does when a toast is clicked, whether or not this run showed it. */
export function activateToast(id: string, actionIndex: number | null): void {
  if (activation === null) throw new Error('The app did not register for toast activations.');
  activation(
    actionIndex === null
      ? { type: 'click', arguments: `type=click&tag=${id}` }
      : { type: 'action', actionIndex, arguments: `type=action&action=${actionIndex}&tag=${id}` },
  );
}
