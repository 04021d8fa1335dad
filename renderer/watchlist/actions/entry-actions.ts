import {
  IconBell,
  IconBellOff,
  IconCopy,
  IconExternalLink,
  IconLink,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react';
import type { EntryOverview } from '../../../core/bridge/state/watchlist.ts';
import { muteEndAfterEvent } from '../../../core/feed/mute-end-after-event.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { minutesFromNow } from '../../lib/format/time.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { tomorrow } from '../../state/time-format.ts';
import { mutedUntilMs } from '../muted-until.ts';
import { enableEntries, muteEntriesWithUndo, removeEntries } from './change-entries.ts';
import { copyWatchLink } from './copy-watch-link.ts';
import { openEventPage } from './open-event-page.ts';

/** One thing that can be done with an entry: what its menu and the palette offer. */
export interface EntryAction {
  readonly id: string;
  readonly label: string;
  readonly Icon: typeof IconCopy;
  /** Actions of one group stand together in the menu. */
  readonly group: 'form' | 'event' | 'alerts' | 'delete';
  /** Why it cannot be done now; `null` if it can. */
  readonly disabled: string | null;
  readonly run: () => void;
}

/** Everything that can be done with an entry now, in the order of the menu. */
export function entryActions(stores: WindowStores, overview: EntryOverview): readonly EntryAction[] {
  const { entry } = overview;
  const { edit } = stores.editor.getState();
  const form = { group: 'form', disabled: null } as const;
  return [
    { ...form, id: 'edit', label: 'Edit', Icon: IconPencil, run: () => edit({ entryId: entry.id, overrides: {} }) },
    {
      ...form,
      id: 'duplicate',
      label: 'Duplicate',
      Icon: IconCopy,
      run: () => edit({ entryId: null, overrides: copyOf(entry) }),
    },
    ...eventActions(stores, overview),
    ...alertActions(stores, overview),
    {
      id: 'delete',
      label: 'Delete',
      Icon: IconTrash,
      group: 'delete',
      disabled: null,
      run: () => void removeEntries(stores, [entry.id]),
    },
  ];
}

/** A copy begins unmuted, and with its own name. */
function copyOf({ id: _, ...entry }: WatchlistEntry): Partial<WatchlistEntry> {
  return { ...entry, muted_until: null, label: entry.label === '' ? '' : `${entry.label} (copy)` };
}

function eventActions(stores: WindowStores, { entry, event }: EntryOverview): EntryAction[] {
  const noPage = event?.event_infos?.event_url == null ? 'No message has named a page of this event.' : null;
  return [
    {
      id: 'event_page',
      label: 'Open event page',
      Icon: IconExternalLink,
      group: 'event',
      disabled: noPage,
      run: () => void openEventPage(stores, entry),
    },
    {
      id: 'copy_link',
      label: 'Copy link to share',
      Icon: IconLink,
      group: 'event',
      disabled: null,
      run: () => void copyWatchLink(stores, entry),
    },
  ];
}

function alertActions(stores: WindowStores, { entry, event }: EntryOverview): EntryAction[] {
  const nowMs = Date.now();
  const alerts = { group: 'alerts', disabled: null } as const;
  const mute = (id: string, label: string, until: () => string | null): EntryAction => ({
    ...alerts,
    id,
    label,
    Icon: id === 'unmute' ? IconBell : IconBellOff,
    run: () => void muteEntriesWithUndo(stores, [entry.id], until()),
  });
  return [
    ...(mutedUntilMs(entry, nowMs) === null
      ? [
          mute('mute_hour', 'Mute for 1 hour', () => minutesFromNow(60)),
          mute('mute_day', 'Mute until tomorrow', () => tomorrow(stores)),
          mute('mute_event', 'Mute until after the event', () => muteEndAfterEvent(event?.event_infos ?? null, nowMs)),
        ]
      : [mute('unmute', 'Unmute', () => null)]),
    {
      ...alerts,
      id: 'enable',
      label: entry.enabled ? 'Turn off' : 'Turn on',
      Icon: entry.enabled ? IconPlayerPause : IconPlayerPlay,
      run: () => void enableEntries(stores, [entry.id], !entry.enabled),
    },
  ];
}
