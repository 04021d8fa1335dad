import type { LinkOutcome } from '../../core/bridge/contract.ts';
import type { NotificationItem } from '../../core/feed/feed-item.ts';
import { formatEventTitle } from '../../core/feed/format-event-title.ts';
import type { WatchlistEntry } from '../../core/watchlist/entry.ts';
import { errorMessage } from '../lib/error-message.ts';
import { formatDateTime } from '../lib/format/time.ts';
import type { WindowStores } from '../state/stores.tsx';
import { notify, notifySuccess } from '../ui/notify.tsx';

/** Opens the link of a row (`offer` null: the decision's) through main, which alone checks and opens links. */
export async function openLink(
  stores: WindowStores,
  id: number,
  offer: string | null,
  confirmed = false,
): Promise<void> {
  try {
    const outcome = await stores.bridge.request('link.open', { id, offer, confirmed });
    reportLinkOutcome(stores, id, offer, outcome);
  } catch (error) {
    notify({ level: 'error', title: 'The link did not open', text: errorMessage(error) });
  }
}

function reportLinkOutcome(stores: WindowStores, id: number, offer: string | null, outcome: LinkOutcome): void {
  switch (outcome.outcome) {
    case 'opened':
      return;
    case 'confirm':
      stores.view.getState().setPendingLink({ id, offer, url: outcome.url, why: outcome.why });
      return;
    case 'refused':
      notify({ level: 'warning', title: 'This link is not opened', text: outcome.why });
      return;
    case 'failed':
      notify({
        level: 'error',
        title: outcome.copied ? 'The link was copied instead' : 'The link did not open',
        text: outcome.copied ? `${outcome.why} Paste it into your browser’s address bar.` : outcome.why,
      });
  }
}

/** Puts the link of a row on the clipboard. */
export async function copyLink(stores: WindowStores, id: number, offer: string | null): Promise<void> {
  try {
    const { copied, url } = await stores.bridge.request('link.copy', { id, offer });
    if (copied) notifySuccess('Link copied');
    else {
      notify({
        level: 'warning',
        title: 'The link was not copied',
        text:
          url === null ? 'This notification has no link that may be opened.' : `The clipboard is not available: ${url}`,
      });
    }
  } catch (error) {
    notify({ level: 'error', title: 'The link was not copied', text: errorMessage(error) });
  }
}

/** Mutes what alerts for this event: its entry, or (if none names it) a new entry made for that. */
export async function muteItem(stores: WindowStores, item: NotificationItem, until: string): Promise<void> {
  try {
    if (item.entry !== null && findEntry(stores, item.entry) !== null) {
      await stores.bridge.request('watchlist.mute', { ids: [item.entry], until });
    } else {
      const saved = await stores.bridge.request('watchlist.save', {
        entry: { ...entryDraftFor(item), change_type: ['*'], muted_until: until },
      });
      if (!saved.ok) throw new Error(saved.issues.map((issue) => issue.message).join(' '));
    }
    notifySuccess(`${formatEventTitle(item)} is muted until ${formatDateTime(until, Date.now())}`);
  } catch (error) {
    notify({ level: 'error', title: 'The event was not muted', text: errorMessage(error) });
  }
}

/** Opens the form for the entry that decided this row, or a new one for its event, with `changes` filled in. */
export function editFilters(stores: WindowStores, item: NotificationItem, changes: Partial<WatchlistEntry> = {}): void {
  const entryId = item.entry !== null && findEntry(stores, item.entry) !== null ? item.entry : null;
  const overrides = entryId === null ? { ...entryDraftFor(item), ...changes } : changes;
  stores.editor.getState().edit({ entryId, overrides });
}

/** An entry that would have alerted for this row: its event, and the kinds of change it tells of. */
function entryDraftFor(item: NotificationItem): Partial<WatchlistEntry> & { event_id: string } {
  const types = item.changes.map((change) => change.type);
  return {
    event_id: item.event_id,
    label: item.event_infos?.event_name ?? '',
    ...(types.length === 0 ? {} : { change_type: types }),
  };
}

function findEntry(stores: WindowStores, id: string): WatchlistEntry | null {
  return stores.watchlist.getState().byId.get(id)?.entry ?? null;
}
