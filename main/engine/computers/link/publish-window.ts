/** Lets as many messages be under way as the broker takes at once (Receive Maximum); the others wait, in order. */
export interface PublishWindow {
  /** The broker says how many it takes. */
  open(receiveMaximum: number): void;
  /** Runs now or later. @param urgent may use the places that are kept free for it. */
  run(urgent: boolean, task: (done: () => void) => void): void;
  /** How many wait. */
  waiting(): number;
}

/** Places for what must not wait behind a burst of frames: one lease a second, and what answers. */
const RESERVED = 4;

export function createPublishWindow(): PublishWindow {
  let places = 1;
  let underWay = 0;
  const waiting: ((done: () => void) => void)[] = [];

  function start(task: (done: () => void) => void): void {
    underWay += 1;
    let ended = false;
    task(() => {
      if (ended) return;
      ended = true;
      underWay -= 1;
      fill();
    });
  }

  function fill(): void {
    const free = () => underWay < Math.max(1, places - RESERVED);
    for (
      let next = free() ? waiting.shift() : undefined;
      next !== undefined;
      next = free() ? waiting.shift() : undefined
    )
      start(next);
  }

  return {
    open(receiveMaximum) {
      places = receiveMaximum;
      fill();
    },
    run(urgent, task) {
      if (urgent && underWay < places) start(task);
      else {
        if (urgent) waiting.unshift(task);
        else waiting.push(task);
        fill();
      }
    },
    waiting: () => waiting.length,
  };
}
