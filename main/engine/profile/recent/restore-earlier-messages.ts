import type { PriceMemory } from '../../../../core/feed/price/price-memory.ts';
import { decodeFrame } from '../../../../core/notification/decoding/decode-frame.ts';
import type { History } from '../../history/history.ts';
import type { OpenDrops } from './open-drops.ts';

/** How far back prices and open drops are looked up. */
const MAX_MESSAGES = 300;
/** How many stored messages are read at a time. */
const PAGE_SIZE = 20;

/**
 * Puts the prices and the open drops of the last run back, newest first, one message at a time: an alert that arrives
 * meanwhile waits for one to be decoded at most, and is put before them.
 *
 * @param firstId the number of this run's first item.
 * @param isWanted asked before each message; `false` ends it.
 */
export async function restoreEarlierMessages(
  { prices, openDrops }: { readonly prices: PriceMemory; readonly openDrops: OpenDrops },
  history: Pick<History, 'newest'>,
  firstId: number,
  isWanted: () => boolean,
): Promise<void> {
  let before = firstId;
  for (let read = 0; read < MAX_MESSAGES && before > 1; read += PAGE_SIZE) {
    const page = await history.newest(null, before, PAGE_SIZE);
    for (const { item, frame, receivedAtMs } of page) {
      if (!isWanted()) return;
      const decoded = decodeFrame(frame, receivedAtMs);
      if (decoded.kind === 'notification') prices.addEarlier(decoded.notification);
      openDrops.addEarlier(item);
      before = item.id;
      await new Promise(setImmediate);
    }
    if (page.length < PAGE_SIZE) return;
  }
}
