/** Runs `task` at the next animation frame, or within `fallbackMs` if none comes (a hidden window draws no frames). */
export type FrameScheduler = (task: () => void) => void;

const FALLBACK_MS = 250;

/** The schedule of a browser window. */
const scheduleNextFrame: FrameScheduler = (task) => {
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    task();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, FALLBACK_MS);
};

/** Collects what is pushed and hands it over in one piece per frame, however many pushes there were. */
export function createFrameQueue<T>(
  flush: (items: readonly T[]) => void,
  schedule: FrameScheduler = scheduleNextFrame,
) {
  let pending: T[] = [];
  let scheduled = false;
  return {
    push(items: readonly T[]): void {
      for (const item of items) pending.push(item);
      if (scheduled || pending.length === 0) return;
      scheduled = true;
      schedule(() => {
        scheduled = false;
        const items = pending;
        pending = [];
        flush(items);
      });
    },
  };
}
