import { EventEmitter } from 'node:events';
import type {
  ActivationArguments,
  Notification as ElectronNotification,
  NotificationConstructorOptions,
} from 'electron';
import { fakeSystem } from '../fake-system.ts';
import { strictObject } from '../strict-object.ts';

/** Every toast the app asked for, oldest first. */
export const toasts: FakeNotification[] = [];

let activationCallback: ((details: ActivationArguments) => void) | null = null;

class FakeNotification extends EventEmitter {
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
    const behaviour = fakeSystem.toastBehaviour;
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
    activationCallback = callback;
  }
  static async getHistory(): Promise<ElectronNotification[]> {
    return [];
  }
}
({}) as FakeNotification satisfies Pick<ElectronNotification, 'id' | 'show' | 'close'>;
FakeNotification satisfies Pick<typeof ElectronNotification, 'isSupported' | 'handleActivation' | 'getHistory'>;

export const Notification = new Proxy(strictObject('Notification', FakeNotification), {
  construct: (_target, [options]) =>
    strictObject('Notification', new FakeNotification(options as NotificationConstructorOptions)),
});

/** What Windows does when a toast is clicked, whether or not this run showed it. */
export function activateToast(id: string, actionIndex: number | null): void {
  if (activationCallback === null) throw new Error('The app did not register for toast activations.');
  activationCallback(
    actionIndex === null
      ? { type: 'click', arguments: `type=click&tag=${id}` }
      : { type: 'action', actionIndex, arguments: `type=action&action=${actionIndex}&tag=${id}` },
  );
}
