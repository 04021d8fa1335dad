import { useMemo } from 'react';
import { errorMessage } from '../lib/error-message.ts';
import { useStores } from '../state/stores.tsx';
import { timeFormatOf } from '../state/time-format.ts';
import { notify, notifySuccess, notifyWithUndo } from '../ui/notify.tsx';
import { muteEntries } from './mute-entries.ts';

const formatEntryCount = (count: number, word: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'entry' : 'entries'} ${word}`;

/** What can be done with entries of the watchlist, one or many. */
export function useEntryActions() {
  const stores = useStores();
  return useMemo(() => {
    const { bridge, editor } = stores;
    const attempt = async (title: string, task: () => Promise<void>) => {
      try {
        await task();
      } catch (error) {
        notify({ level: 'error', title, text: errorMessage(error) });
      }
    };
    return {
      enable: (ids: readonly string[], enabled: boolean) =>
        attempt('The entries were not changed', async () => {
          const { changed } = await bridge.request('watchlist.enable', { ids: [...ids], enabled });
          if (ids.length > 1) notifySuccess(formatEntryCount(changed, enabled ? 'turned on' : 'turned off'));
        }),
      mute: (ids: readonly string[], until: string | null) =>
        attempt('The entries were not muted', async () => {
          const { changed, undo } = await muteEntries(stores, ids, until);
          const state =
            until === null ? 'no longer muted' : `muted until ${timeFormatOf(stores).dateTime(until, Date.now())}`;
          notifyWithUndo(formatEntryCount(changed, state), undo);
        }),
      remove: (ids: readonly string[]) =>
        attempt('The entries were not deleted', async () => {
          const { removed } = await bridge.request('watchlist.remove', { ids: [...ids] });
          const { entryId, close } = editor.getState();
          if (entryId !== null && ids.includes(entryId)) close();
          notifyWithUndo(formatEntryCount(removed.length, 'deleted'), () => {
            void attempt('The entries were not put back', async () => {
              await bridge.request('watchlist.restore', { entries: removed.map((entry) => ({ ...entry })) });
            });
          });
        }),
    };
  }, [stores]);
}
