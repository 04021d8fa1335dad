/** How far ahead of the first missing message others count. */
const WINDOW = 8_192;

/**
 * Which messages of one sender have come, by their numbers: each counts once, and those that are missing can be asked for.
 * The memory it takes is bounded.
 */
export interface ReceivedNumbers {
  /** Notes a number. False if it has come before, or is older than what this computer has to know. */
  add(number: number): boolean;
  /** The sender says that it has sent up to this number. */
  announce(number: number): void;
  /** The first stretch of numbers that were sent and have not come; `null` if there is none. */
  missing(): { readonly from: number; readonly to: number } | null;
  /** Stops waiting for what is missing up to this number; what comes late still counts. Returns how many numbers those are. */
  giveUp(upTo: number): number;
}

/** @param upTo The newest number that was sent before this computer listened. */
export function createReceivedNumbers(upTo: number): ReceivedNumbers {
  /** All up to this one have come, or are no longer waited for. */
  let complete = upTo;
  let newest = upTo;
  const ahead = new Set<number>();
  /** No longer waited for, the first given up first. */
  const givenUp = new Set<number>();

  function abandon(number: number): void {
    givenUp.add(number);
    const [oldest] = givenUp;
    if (givenUp.size > WINDOW && oldest !== undefined) givenUp.delete(oldest);
  }

  function advance(): void {
    while (ahead.delete(complete + 1)) complete += 1;
  }

  function giveUp(upTo: number): number {
    let count = 0;
    const last = Math.min(upTo, newest);
    for (; complete < last; complete += 1) {
      if (ahead.delete(complete + 1)) continue;
      abandon(complete + 1);
      count += 1;
    }
    advance();
    return count;
  }

  /** Moves what is waited for along with the newest number: all before it are given up at once. */
  function moveTo(number: number): void {
    if (number <= complete + WINDOW) return;
    complete = number - WINDOW;
    for (const early of ahead) if (early <= complete) ahead.delete(early);
    advance();
  }

  return {
    add(number) {
      if (number <= complete) return givenUp.delete(number);
      if (ahead.has(number)) return false;
      moveTo(number);
      ahead.add(number);
      newest = Math.max(newest, number);
      advance();
      return true;
    },
    announce(number) {
      moveTo(number);
      newest = Math.max(newest, number);
    },
    missing() {
      if (newest <= complete) return null;
      let to = complete + 1;
      while (to < newest && !ahead.has(to + 1)) to += 1;
      return { from: complete + 1, to };
    },
    giveUp,
  };
}
