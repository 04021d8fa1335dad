import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app } from '../modules/app.ts';
import type { ToastContent } from './toast-xml.ts';

/** A toast that the system keeps: in the Notification Center, or the Action Center. */
export interface DeliveredToast {
  readonly id: string;
  readonly groupId: string;
  readonly title: string;
  readonly body: string;
  readonly buttons: readonly string[];
  /** Windows. */
  readonly content: ToastContent | null;
}

/** Toasts outlive the app that showed them; another run finds them here. */
const file = () => join(app.getPath('userData'), 'fake-delivered-toasts.json');

export function deliveredToasts(): readonly DeliveredToast[] {
  try {
    return JSON.parse(readFileSync(file(), 'utf8'));
  } catch {
    return [];
  }
}

/** Keeps a toast, in the place of one with the same id. */
export function deliver(toast: DeliveredToast): void {
  write([...deliveredToasts().filter((one) => one.id !== toast.id), toast]);
}

export function removeDelivered(id: string): void {
  write(deliveredToasts().filter((one) => one.id !== id));
}

function write(toasts: readonly DeliveredToast[]): void {
  mkdirSync(dirname(file()), { recursive: true });
  writeFileSync(file(), JSON.stringify(toasts));
}
