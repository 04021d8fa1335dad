import { EventEmitter } from 'node:events';
import type {
  ActivationArguments,
  Notification as ElectronNotification,
  NotificationConstructorOptions,
} from 'electron';
import { fakeSystem } from '../fake-system.ts';
import { assertReady } from '../modules/readiness.ts';
import { strictObject } from '../strict-object.ts';
import { activation } from './activation.ts';
import { type DeliveredToast, deliver, deliveredToasts, removeDelivered } from './delivered-toasts.ts';
import { NativeToast, presenter } from './presenter.ts';
import { defaultToastContent, parseToastXml, type ToastContent } from './toast-xml.ts';

/** A toast that the app asked for, as the test sees it. It does not keep the app's own object alive. */
export interface ShownToast {
  readonly options: NotificationConstructorOptions;
  readonly native: NativeToast;
  shown: boolean;
  closed: boolean;
}

/** Every toast the app asked for, oldest first. */
export const toasts: ShownToast[] = [];

/** Windows limits tag and group; Electron throws. */
const MAX_TAG_LENGTH = 64;

class FakeNotification extends EventEmitter {
  readonly options: NotificationConstructorOptions;
  readonly id: string;
  readonly groupId: string;
  #native: NativeToast | null = null;
  #shown: ShownToast | null = null;

  constructor(options: NotificationConstructorOptions = {}) {
    super();
    assertReady('Cannot create Notification');
    this.options = options;
    this.id = options.id || crypto.randomUUID();
    this.groupId = options.groupId ?? '';
    if (fakeSystem.platform !== 'win32') return;
    for (const [name, value] of Object.entries({ id: this.id, groupId: this.groupId })) {
      if (value.length <= MAX_TAG_LENGTH) continue;
      throw new Error(`Notification ${name} exceeds Windows limit of 64 UTF-16 characters`);
    }
  }

  /** One of the Notification Center's list: it is observed, not owned. */
  static restore(toast: DeliveredToast): FakeNotification {
    const { id, groupId, title, body } = toast;
    const notification = new FakeNotification({ id, groupId, title, body });
    notification.#native = new NativeToast(id, notification, true);
    presenter.add(notification.#native);
    return notification;
  }

  show(): void {
    this.close();
    const native = new NativeToast(this.id, this, false);
    const shown = { options: this.options, native, shown: false, closed: false };
    this.#native = native;
    this.#shown = shown;
    presenter.add(native);
    toasts.push(shown);
    let content: ToastContent | null = null;
    try {
      if (fakeSystem.platform === 'win32') content = windowsContent(this.id, this.options);
    } catch (error) {
      setImmediate(() => fail(native, (error as Error).message));
      return;
    }
    const report = () => {
      if (fakeSystem.toastBehaviour === 'nothing') return;
      if (fakeSystem.toastBehaviour === 'fail') {
        // Linux gives no reason (`LibnotifyNotification::Show`).
        const reason = 'Notification failed - Settings prevent the notification from being delivered.';
        return fail(native, fakeSystem.platform === 'linux' ? '' : reason);
      }
      shown.shown = true;
      if (fakeSystem.platform !== 'linux') deliver(deliveredToast(this.id, this.options, content));
      native.delegate?.emit('show', {});
    };
    // libnotify's call is synchronous; the other two report later.
    if (fakeSystem.platform === 'linux') report();
    else setImmediate(report);
  }

  close(): void {
    const native = this.#native;
    this.#native = null;
    if (native === null) return;
    if (this.#shown !== null) this.#shown.closed = true;
    if (!native.restored) removeDelivered(native.id);
    // Windows reports it later, when nobody listens any more.
    if (fakeSystem.platform !== 'win32') native.delegate?.emit('close', {});
    native.hasRequest = false;
    native.clearDelegate();
  }

  static isSupported(): boolean {
    return true;
  }
  static handleActivation(callback: (details: ActivationArguments) => void): void {
    activation.handle(callback);
  }
  /** Empty but on macOS, and empty there as long as nothing was delivered. */
  static async getHistory(): Promise<ElectronNotification[]> {
    if (fakeSystem.platform !== 'darwin') return [];
    return deliveredToasts().map((toast) =>
      strictObject('Notification', FakeNotification.restore(toast)),
    ) as unknown as ElectronNotification[];
  }
}
({}) as FakeNotification satisfies Pick<ElectronNotification, 'id' | 'groupId' | 'show' | 'close'>;
FakeNotification satisfies Pick<typeof ElectronNotification, 'isSupported' | 'handleActivation' | 'getHistory'>;

/** `handleActivation` exists on Windows only. */
export const Notification = new Proxy(strictObject('Notification', FakeNotification), {
  construct: (_target, [options]) =>
    strictObject('Notification', new FakeNotification(options as NotificationConstructorOptions)),
  get(target, property, receiver) {
    if (property === 'handleActivation' && fakeSystem.platform !== 'win32') return undefined;
    return Reflect.get(target, property, receiver);
  },
});

function windowsContent(id: string, options: NotificationConstructorOptions): ToastContent {
  return options.toastXml === undefined || options.toastXml === ''
    ? defaultToastContent(id, options)
    : parseToastXml(options.toastXml);
}

function deliveredToast(
  id: string,
  options: NotificationConstructorOptions,
  content: ToastContent | null,
): DeliveredToast {
  const { title = '', body = '', groupId = '', actions = [] } = options;
  return { id, groupId, title, body, buttons: actions.map((action) => action.text ?? ''), content };
}

function fail(native: NativeToast, error: string): void {
  native.delegate?.emit('failed', {}, error);
  presenter.remove(native);
}
