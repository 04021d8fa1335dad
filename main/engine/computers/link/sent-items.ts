import { REPUBLISH_WINDOW_MS } from '../../../../core/computers/group-timing.ts';

/** How many and how much of what was published can be published again. */
const MAX_ITEMS = 5_000;
const MAX_BYTES = 32 * 1024 * 1024;
/** At most so many for one request. */
export const MAX_AGAIN = 1_000;

/** What this computer has published, for computers that did not get it. */
export interface SentItems {
  /** The number of the newest item; 0 before the first. */
  newest(): number;
  /** The number of the oldest that is kept. */
  keptFrom(): number;
  add(number: number, sealed: Buffer): void;
  between(from: number, to: number): readonly Buffer[];
}

/** @param elapsed milliseconds, as `Clock.elapsed` gives them. */
export function createSentItems(elapsed: () => number): SentItems {
  /** By number, the oldest first. */
  const items = new Map<number, { readonly sealed: Buffer; readonly atMs: number }>();
  let newest = 0;
  let bytes = 0;

  function dropOld(): void {
    for (const [number, { sealed, atMs }] of items) {
      if (items.size <= MAX_ITEMS && bytes <= MAX_BYTES && elapsed() - atMs < REPUBLISH_WINDOW_MS) return;
      items.delete(number);
      bytes -= sealed.length;
    }
  }

  return {
    newest: () => newest,
    keptFrom() {
      dropOld();
      return items.keys().next().value ?? newest + 1;
    },
    add(number, sealed) {
      newest = number;
      items.set(number, { sealed, atMs: elapsed() });
      bytes += sealed.length;
      dropOld();
    },
    between(from, to) {
      const found: Buffer[] = [];
      for (let number = Math.max(from, this.keptFrom()); number <= to && found.length < MAX_AGAIN; number += 1) {
        const item = items.get(number);
        if (item !== undefined) found.push(item.sealed);
      }
      return found;
    },
  };
}
