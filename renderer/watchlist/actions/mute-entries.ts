import { readInstantMs } from '../../../core/watchlist/instant.ts';
import { errorMessage } from '../../lib/error-message.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { notify } from '../../ui/notify.tsx';

/**
 * Mutes entries until an RFC3339 instant, or (`null`) unmutes them. Rejects if that fails.
 *
 * @returns how many changed, and what puts every mute back as it was, unless it was changed since.
 */
export async function muteEntries(
  stores: WindowStores,
  ids: readonly string[],
  until: string | null,
): Promise<{ readonly changed: number; readonly undo: () => void }> {
  const { bridge } = stores;
  const before = Map.groupBy(ids, (id) => readableMute(stores, id));
  const { changed } =
    ids.length === 0 ? { changed: 0 } : await bridge.request('watchlist.mute', { ids: [...ids], until });
  const putBack = async () => {
    // Main may not have reported yet what it did, so an entry may still look as before.
    const unchanged = (id: string, old: string | null) => [old, until].includes(readableMute(stores, id));
    let left = ids.length;
    for (const [old, muted] of before) {
      const same = muted.filter((id) => unchanged(id, old));
      left -= same.length;
      if (same.length > 0) await bridge.request('watchlist.mute', { ids: same, until: old });
    }
    if (left > 0) throw new Error('It has changed since. Edit it by hand.');
  };
  return {
    changed,
    undo: () =>
      void putBack().catch((error: unknown) =>
        notify({ level: 'error', title: 'The mute was not taken back', text: errorMessage(error) }),
      ),
  };
}

/** `null` also for a text that is no date: it never muted anything. */
function readableMute({ watchlist }: WindowStores, id: string): string | null {
  const until = watchlist.getState().byId.get(id)?.entry.muted_until ?? null;
  return until === null || readInstantMs(until) === null ? null : until;
}
