import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatEventTitle } from '../../../core/feed/format/format-event-title.ts';
import { applyRelaxation } from '../../../core/feed/relaxation/apply-relaxation.ts';
import { formatRelaxation } from '../../../core/feed/relaxation/format-relaxation.ts';
import { eventMuteEndMs, wouldMuteLonger } from '../../../core/matching/filters/mute-end.ts';
import { formatCount } from '../../../core/text/format/format-number.ts';
import { isolateText } from '../../../core/text/isolate-text.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { errorMessage } from '../../lib/error-message.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { timeFormatOf } from '../../state/time-format.ts';
import { notify, notifyWithUndo } from '../../ui/notify.tsx';
import { draftForEvent, entriesOfEvent } from '../../watchlist/actions/draft-for-event.ts';
import { muteEntries } from '../../watchlist/actions/mute-entries.ts';
import { mutedUntilMs } from '../../watchlist/muted-until.ts';

/** The entry that decided a row; `null` if none did or it is gone. */
export function entryOf(stores: WindowStores, { entry }: NotificationItem): WatchlistEntry | null {
  return entry === null ? null : (stores.watchlist.getState().byId.get(entry)?.entry ?? null);
}

/**
 * Mutes the row's event: every entry that names it, so that nothing of it alerts before `until` (RFC3339); if there is none, a
 * new entry made for that. One that is muted for longer stays so.
 */
export async function muteEvent(stores: WindowStores, item: NotificationItem, until: string): Promise<void> {
  try {
    const entries = entriesOfEvent(stores, item);
    const shorter = entries.filter((entry) => wouldMuteLonger(entry, Date.parse(until)));
    const { undo } =
      entries.length > 0
        ? await muteEntries(stores, idsOf(shorter), until)
        : { undo: await addMutedEntry(stores, item, until) };
    const muted = entries.map((entry) => (shorter.includes(entry) ? { ...entry, muted_until: until } : entry));
    const end = new Date(eventMuteEndMs(muted) ?? Date.parse(until)).toISOString();
    notifyWithUndo(
      `${nameOf(item)} is muted until ${timeFormatOf(stores).dateTime(end, Date.now())}${formatScope(entries)}`,
      undo,
    );
  } catch (error) {
    notify({ level: 'error', title: 'The event was not muted', text: errorMessage(error) });
  }
}

/** A new entry that only mutes, and only at this site: another may use the id for another event. Returns what deletes it again. */
async function addMutedEntry(stores: WindowStores, item: NotificationItem, until: string): Promise<() => void> {
  const draft = { ...draftFor(stores, item), website: item.website, change_type: ['*'], muted_until: until };
  const { id } = await saveEntry(stores, draft);
  return () =>
    void stores.bridge
      .request('watchlist.remove', { ids: [id] })
      .catch((error: unknown) =>
        notify({ level: 'error', title: 'The event is still muted', text: errorMessage(error) }),
      );
}

/** Ends the mutes of all entries that name the row's event. */
export async function unmuteEvent(stores: WindowStores, item: NotificationItem): Promise<void> {
  const muted = entriesOfEvent(stores, item).filter((entry) => mutedUntilMs(entry, Date.now()) !== null);
  try {
    const { undo } = await muteEntries(stores, idsOf(muted), null);
    for (const { id } of muted) followInForm(stores, id, { muted_until: null });
    notifyWithUndo(`${nameOf(item)} is no longer muted${formatScope(muted)}`, undo);
  } catch (error) {
    notify({ level: 'error', title: 'The event is still muted', text: errorMessage(error) });
  }
}

const nameOf = (item: NotificationItem) => isolateText(formatEventTitle(item));

const idsOf = (entries: readonly WatchlistEntry[]) => entries.map(({ id }) => id);

/** That it concerns more than the entry which the row is about. */
const formatScope = ({ length }: readonly WatchlistEntry[]) =>
  length > 1 ? ` (${formatCount(length, 'entry', 'entries')})` : '';

/** Opens the form for the entry that decided this row, or a new one for its event, with `changes` filled in. */
export function editFilters(stores: WindowStores, item: NotificationItem, changes: Partial<WatchlistEntry> = {}): void {
  const entry = entryOf(stores, item);
  const overrides = entry === null ? { ...draftFor(stores, item), ...changes } : changes;
  stores.editor.getState().edit({ entryId: entry?.id ?? null, overrides });
}

/** Lets the next message like this one alert. Nothing else changes, and it can be taken back. */
export async function relaxFilters(stores: WindowStores, item: NotificationItem): Promise<void> {
  const before = entryOf(stores, item);
  if (before === null || item.relaxation === undefined) return;
  const changes = applyRelaxation(before, item.relaxation);
  try {
    const saved = await saveEntry(stores, { ...before, ...changes }, before);
    followInForm(stores, before.id, changes);
    const name = isolateText(before.label || formatEventTitle(item));
    notifyWithUndo(
      `${name}: ${formatRelaxation(item.relaxation).full}, from now on`,
      () => void undoRelaxation(stores, before, saved),
    );
  } catch (error) {
    notify({ level: 'error', title: 'The entry was not changed', text: errorMessage(error) });
  }
}

/** In a form that is open on the entry, this counts more than what the user has typed in the same fields before. */
function followInForm(stores: WindowStores, entryId: string, changes: Partial<WatchlistEntry>): void {
  const editor = stores.editor.getState();
  if (editor.entryId === entryId) editor.change(changes);
}

async function undoRelaxation(stores: WindowStores, before: WatchlistEntry, saved: WatchlistEntry): Promise<void> {
  const now = stores.watchlist.getState().byId.get(before.id)?.entry;
  try {
    if (JSON.stringify(now) !== JSON.stringify(saved)) throw new Error('It has changed since. Edit it by hand.');
    await saveEntry(stores, before, saved);
  } catch (error) {
    notify({ level: 'error', title: 'The entry was not put back', text: errorMessage(error) });
  }
}

/** @param base what `entry` was made of, if it is stored: what has changed there since stays. */
async function saveEntry(
  stores: WindowStores,
  entry: Partial<WatchlistEntry>,
  base?: WatchlistEntry,
): Promise<WatchlistEntry> {
  const edited = base === undefined ? { entry } : { entry, base: { ...base } };
  const saved = await stores.bridge.request('watchlist.save', edited);
  if (!saved.ok) throw new Error(saved.issues.map((issue) => issue.message).join(' '));
  return saved.value;
}

const draftFor = (stores: WindowStores, item: NotificationItem) =>
  draftForEvent(
    stores,
    item,
    item.changes.map(({ type }) => type),
  );
