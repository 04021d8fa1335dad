/** Between two showings of one toast: faster than this nobody can read it, and a notification server only labours. */
export const REPLACEMENT_GAP_MS = 250;

/**
 * Says how long a toast has to wait so that it is not replaced faster than it can be read; new toasts never wait. The
 * engine keeps the newest replacement meanwhile (`latest-toasts.ts`), so that waiting here drops the ones between.
 *
 * @param now milliseconds of a steady clock.
 * @returns for a toast id, the milliseconds to wait before it is shown, and counts that showing.
 */
export function createPace(now: () => number): (toastId: string) => number {
  const shownAt = new Map<string, number>();
  return (toastId) => {
    const at = now();
    for (const [id, last] of shownAt) {
      if (at - last < REPLACEMENT_GAP_MS) break;
      shownAt.delete(id);
    }
    const last = shownAt.get(toastId);
    const waitMs = last === undefined ? 0 : Math.max(0, last + REPLACEMENT_GAP_MS - at);
    shownAt.delete(toastId);
    shownAt.set(toastId, at + waitMs);
    return waitMs;
  };
}
