import { fakeSystem } from '../fake-system.ts';
import { removeDelivered } from './delivered-toasts.ts';

/** What JavaScript sees of a toast: its events. */
export interface ToastDelegate {
  emit(event: string, ...args: unknown[]): boolean;
}

/**
 * Electron's own half of a toast. It outlives the JavaScript object, whose collection by the garbage collector leaves it
 * deaf: found for a click and telling nobody (`~Notification` clears the delegate, nothing more).
 */
export class NativeToast {
  readonly id: string;
  /** macOS: whether the Notification Center's answers still find it. */
  hasRequest = true;
  readonly restored: boolean;
  #delegate: WeakRef<ToastDelegate> | null;

  constructor(id: string, delegate: ToastDelegate, restored: boolean) {
    this.id = id;
    this.restored = restored;
    this.#delegate = new WeakRef(delegate);
  }
  get delegate(): ToastDelegate | undefined {
    return this.#delegate?.deref();
  }
  clearDelegate(): void {
    this.#delegate = null;
  }
}

/** The native toasts there are, oldest first. Electron keeps them in a set ordered by address, so any may come first. */
const natives: NativeToast[] = [];

export const presenter = {
  add: (native: NativeToast) => void natives.push(native),
  /** Destroying one that was shown by this run takes it out of the Notification Center on macOS. */
  remove: (native: NativeToast) => {
    const index = natives.indexOf(native);
    if (index === -1) return;
    natives.splice(index, 1);
    if (fakeSystem.platform === 'darwin' && native.hasRequest && !native.restored) removeDelivered(native.id);
  },
  /** `NotificationPresenterMac::GetNotification`. */
  findByRequest: (id: string) => natives.find((native) => native.hasRequest && native.id === id),
  /** Windows: the object that showed the toast which is up now, the newest with its tag. */
  ownerOf: (tag: string) => natives.findLast((native) => native.id === tag),
  /** `HandleToastActivation`'s search, which does not ask whether anyone still listens. */
  findByTag: (tag: string) => natives.find((native) => native.id === tag),
};
