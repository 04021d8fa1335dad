import type { WindowStores } from '../state/stores.tsx';
import type { EventLine } from './event-lines.ts';

/** Opens the form of the entry that watches the event, or a new one for it. */
export function watchEvent(stores: WindowStores, { event, entries }: EventLine): void {
  const { edit } = stores.editor.getState();
  const entry = entries.find(({ enabled }) => enabled) ?? entries[0];
  if (entry !== undefined) edit({ entryId: entry.id, overrides: {} });
  else edit({ entryId: null, overrides: { event_id: event.event_id, label: event.event_infos?.event_name ?? '' } });
}
