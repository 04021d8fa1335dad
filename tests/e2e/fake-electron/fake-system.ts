import { EventEmitter } from 'node:events';

/** How toasts behave until a test says otherwise. */
export type ToastBehaviour = 'show' | 'fail' | 'nothing';

/** What fake-electron's parts and the test share: what the app did, and what the machine around it is like. */
export const fakeSystem = {
  toastBehaviour: 'show' as ToastBehaviour,
  online: true,
  badge: 0,
  opened: [] as string[],
  clipboard: '',
  loginItem: null as object | null,
  /** Decisions of the window-open handler and the permission handlers, newest last. */
  decisions: [] as { readonly asked: string; readonly answer: string }[],
  shortcuts: new Map<string, () => void>(),
  power: new EventEmitter(),
};
