import { formatCount } from '../../../core/text/format/format-number.ts';
import { errorMessage } from '../../lib/error-message.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { timeFormatOf } from '../../state/time-format.ts';
import { notify, notifySuccess, notifyWithUndo } from '../../ui/notify.tsx';
import { muteEntries } from './mute-entries.ts';

/** Turns entries of the watchlist on or off. */
export function enableEntries({ bridge }: WindowStores, ids: readonly string[], enabled: boolean): Promise<void> {
  return attempt('The entries were not changed', async () => {
    const { changed } = await bridge.request('watchlist.enable', { ids: [...ids], enabled });
    if (ids.length > 1) notifySuccess(formatEntryCount(changed, enabled ? 'turned on' : 'turned off'));
  });
}

/** Mutes entries until an RFC3339 instant, or (`null`) unmutes them; says so, with Undo. */
export function muteEntriesWithUndo(stores: WindowStores, ids: readonly string[], until: string | null): Promise<void> {
  return attempt('The entries were not muted', async () => {
    const { changed, undo } = await muteEntries(stores, ids, until);
    const state =
      until === null ? 'no longer muted' : `muted until ${timeFormatOf(stores).dateTime(until, Date.now())}`;
    notifyWithUndo(formatEntryCount(changed, state), undo);
  });
}

/** Deletes entries, with Undo. A form that is open on one of them closes. */
export function removeEntries({ bridge, editor }: WindowStores, ids: readonly string[]): Promise<void> {
  return attempt('The entries were not deleted', async () => {
    const { removed, undo } = await bridge.request('watchlist.remove', { ids: [...ids] });
    const { entryId, close } = editor.getState();
    if (entryId !== null && ids.includes(entryId)) close();
    const putBack = async () => {
      await bridge.request('watchlist.restore', { undo });
    };
    notifyWithUndo(formatEntryCount(removed, 'deleted'), () => void attempt('The entries were not put back', putBack));
  });
}

const formatEntryCount = (count: number, word: string) => `${formatCount(count, 'entry', 'entries')} ${word}`;

async function attempt(title: string, task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    notify({ level: 'error', title, text: errorMessage(error) });
  }
}
