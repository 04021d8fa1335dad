import { readInstantMs } from '../../../core/watchlist/instant.ts';
import { errorMessage } from '../../lib/error-message.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { notify } from '../../ui/notify.tsx';

/**
 * Mutes entries until an RFC3339 instant, or (`null`) unmutes them. Rejects if that fails.
 *
 * @returns how many changed, and what puts every mute back as it was.
 */
export async function muteEntries(
  { bridge, watchlist }: WindowStores,
  ids: readonly string[],
  until: string | null,
): Promise<{ readonly changed: number; readonly undo: () => void }> {
  const before = new Map<string | null, string[]>();
  for (const id of ids) {
    const muted = watchlist.getState().byId.get(id)?.entry.muted_until ?? null;
    // A text that is no date never muted anything.
    const old = muted === null || readInstantMs(muted) === null ? null : muted;
    before.set(old, [...(before.get(old) ?? []), id]);
  }
  const { changed } = await bridge.request('watchlist.mute', { ids: [...ids], until });
  const putBack = async () => {
    for (const [old, muted] of before) await bridge.request('watchlist.mute', { ids: muted, until: old });
  };
  return {
    changed,
    undo: () =>
      void putBack().catch((error: unknown) =>
        notify({ level: 'error', title: 'The mute was not taken back', text: errorMessage(error) }),
      ),
  };
}
