/** The shortest time between two updates of one toast: nobody can read faster ones, and they burden the server. */
const MIN_REPLACEMENT_INTERVAL_MS = 250;

/**
 * Returns how long a toast has to wait so that it is not replaced faster than it can be read; new toasts never wait. The
 * engine keeps only the newest replacement meanwhile (`toast-coalescer.ts`), so waiting here drops the ones between.
 *
 * @param now milliseconds of a steady clock.
 * @returns for a toast id, the milliseconds to wait before it is shown, and counts that showing.
 */
export function createToastThrottle(now: () => number): (toastId: string) => number {
  const shownAtMs = new Map<string, number>();
  return (toastId) => {
    const nowMs = now();
    for (const [id, last] of shownAtMs) {
      if (nowMs - last < MIN_REPLACEMENT_INTERVAL_MS) break;
      shownAtMs.delete(id);
    }
    const last = shownAtMs.get(toastId);
    const waitMs = last === undefined ? 0 : Math.max(0, last + MIN_REPLACEMENT_INTERVAL_MS - nowMs);
    shownAtMs.delete(toastId);
    shownAtMs.set(toastId, nowMs + waitMs);
    return waitMs;
  };
}
