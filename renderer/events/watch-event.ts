import type { WindowStores } from '../state/stores.tsx';
import { draftForEvent } from '../watchlist/actions/draft-for-event.ts';
import type { EventLine } from './event-lines.ts';

/** Opens the form of the entry that watches the event, or a new one for it. */
export function watchEvent(stores: WindowStores, { event, entries }: EventLine): void {
  const { edit } = stores.editor.getState();
  const entry = entries.find(({ enabled }) => enabled) ?? entries[0];
  if (entry !== undefined) edit({ entryId: entry.id, overrides: {} });
  else edit({ entryId: null, overrides: draftForEvent(stores, event) });
}
