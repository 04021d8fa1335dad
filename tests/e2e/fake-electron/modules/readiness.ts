/** Whether the app is ready: much of Electron refuses to work before. */
export const readiness = { isReady: false };

/** @param what as Electron names it: "Cannot create Tray". */
export function assertReady(what: string): void {
  if (!readiness.isReady) throw new Error(`${what} before app is ready`);
}
