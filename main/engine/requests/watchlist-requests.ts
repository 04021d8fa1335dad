import type { SaveResult } from '../../../core/bridge/save-result.ts';
import { previewDraft, previewQuestions } from '../../../core/feed/preview-draft.ts';
import { collectSeenValues } from '../../../core/feed/seen-values.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { assignIds, type EntryResult, parseEntry } from '../../../core/watchlist/entry-schema.ts';
import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import { exportCsv, exportJson } from '../../../core/watchlist/formats/export.ts';
import { rebaseEntry } from '../../../core/watchlist/rebase-entry.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { muteAction } from '../computers/peer-actions.ts';
import type { ProfileName } from '../profile/profile.ts';
import { readPastPrices } from '../profile/recent/past-prices.ts';
import { createRemovedEntriesMemory } from '../profile/watchlist/removed-entries.ts';
import type { Watchlist } from '../profile/watchlist/watchlist.ts';
import { watchlistPart } from '../state/watchlist-part.ts';
import { findKey } from '../stores/find-key.ts';
import { type RequestContext, RequestError, type RequestHandlers } from './request-context.ts';

type Names =
  | 'watchlist.list'
  | 'watchlist.save'
  | 'watchlist.remove'
  | 'watchlist.restore'
  | 'watchlist.enable'
  | 'watchlist.mute'
  | 'watchlist.preview'
  | 'watchlist.seenValues'
  | 'watchlist.importPreview'
  | 'watchlist.importConfirm'
  | 'watchlist.importCancel'
  | 'watchlist.export'
  | 'watchlist.discardDamaged'
  | 'watchlist.readUnread'
  | 'watchlist.dismissUnread';

const OTHER_PROFILE: Readonly<Record<ProfileName, string>> = {
  live: 'It was deleted from your own watchlist: leave the demo, then undo.',
  demo: 'It was deleted from the watchlist of the demo: go back to the demo, then undo.',
};

/**
 * Requests of the watchlist and its editor. Whatever they change counts from the next message on, without a reconnect. They
 * answer when the change is on the disk, so an edit that was answered outlives the process, or when it is shown that it
 * cannot be written just now.
 */
export function watchlistRequests({
  profiles,
  imports,
  ports,
  computers,
  hold,
}: RequestContext): RequestHandlers<Names> {
  const list = () => profiles.current().watchlist;
  const removedEntries = createRemovedEntriesMemory();

  async function change(ids: readonly string[], how: (entry: WatchlistEntry) => WatchlistEntry) {
    const changed = list().change(ids, how);
    await list().stored();
    return { changed };
  }

  /** What is stored and exported must not hold the key: it has its own field. */
  const keyIssues = (entry: WatchlistEntry): FieldIssue[] => findKey(entry, profiles.storedKey());

  /** An entry as the form gives it. */
  function parseChecked(input: unknown): EntryResult {
    const parsed = parseEntry(input);
    const issues = parsed.ok ? keyIssues(parsed.entry) : [];
    return issues.length === 0 ? parsed : { ok: false, issues };
  }

  /** An edit on top of what was stored meanwhile. What cannot be read is left to `parseChecked`. */
  function rebased(input: unknown, base: unknown): unknown {
    const [edited, before] = [parseEntry(input), parseEntry(base)];
    const stored = edited.ok ? list().get(edited.entry.id) : null;
    return edited.ok && before.ok && stored !== null ? rebaseEntry(edited.entry, before.entry, stored) : input;
  }

  /** Replaces the entries without holding an alert up; an edit that comes meanwhile is kept. Says of which profile. */
  async function changeInSlices(
    how: (stored: readonly WatchlistEntry[]) => readonly WatchlistEntry[],
  ): Promise<ProfileName> {
    for (;;) {
      // A restore may bring another list meanwhile.
      await hold.over();
      const { name, watchlist } = profiles.current();
      const stored = watchlist.entries();
      const wanted = how(stored);
      if (wanted !== stored && !(await watchlist.replaceInSlices(wanted, stored))) continue;
      await watchlist.stored();
      return name;
    }
  }

  return {
    'watchlist.list': (payload) => watchlistPart(list(), profiles.current().counters, payload?.start ?? 0),

    async 'watchlist.save'({ entry: input, base }): Promise<SaveResult<WatchlistEntry>> {
      const parsed = parseChecked(base === undefined ? input : rebased(input, base));
      if (!parsed.ok) return { ok: false, issues: parsed.issues };
      const entry = withId(parsed.entry, list());
      list().replace(withEntries(list().entries(), [entry]));
      await list().stored();
      return { ok: true, value: entry };
    },

    async 'watchlist.remove'({ ids }) {
      const named = new Set(ids);
      let entries: readonly WatchlistEntry[] = [];
      const profile = await changeInSlices((stored) => {
        entries = stored.filter((entry) => named.has(entry.id));
        return entries.length === 0 ? stored : stored.filter((entry) => !named.has(entry.id));
      });
      return { removed: entries.length, undo: removedEntries.keep({ profile, entries }) };
    },

    async 'watchlist.restore'({ undo }) {
      const removed = removedEntries.get(undo);
      if (removed === undefined) throw new RequestError('What was deleted is no longer kept: add it again.');
      const { profile, entries } = removed;
      await changeInSlices((stored) => {
        if (profiles.current().name !== profile) throw new RequestError(OTHER_PROFILE[profile]);
        return withEntries(stored, entries);
      });
      removedEntries.forget(undo);
      return { restored: entries.length };
    },

    'watchlist.enable': ({ ids, enabled }) => change(ids, (entry) => ({ ...entry, enabled })),

    'watchlist.mute': ({ ids, until }) => {
      computers.act(
        muteAction(
          ids.flatMap((id) => list().get(id) ?? []),
          until,
          ports.clock.now(),
        ),
      );
      return change(ids, (entry) => ({ ...entry, muted_until: until }));
    },

    async 'watchlist.preview'({ draft, event_id }) {
      const { recent, history } = profiles.current();
      const seen = (await recent.newest(event_id)).map(({ item, notification }) => ({ ...item, notification }));
      const stored = typeof draft.id === 'string' ? list().get(draft.id) : null;
      const past = await readPastPrices(history, previewQuestions(draft, stored), seen);
      return previewDraft(
        draft,
        seen.map((one) => ({ ...one, history: past.get(one.id) ?? null })),
        stored,
      );
    },

    async 'watchlist.seenValues'({ event_id }) {
      const seen = await profiles.current().recent.newest(event_id);
      return collectSeenValues(seen.map(({ notification }) => notification));
    },

    'watchlist.importPreview': imports.preview,

    async 'watchlist.importConfirm'(payload) {
      const { counts, rejected } = await imports.confirm(payload);
      if (counts.added + counts.changed + counts.unchanged === 0 && counts.rejected > 0) {
        return {
          ok: false,
          issues: rejected.map(({ line, field, message }) => ({ path: field ?? `line ${line}`, message })),
        };
      }
      await list().stored();
      return { ok: true, value: { added: counts.added, changed: counts.changed, removed: counts.removed } };
    },

    'watchlist.importCancel'() {
      imports.cancel();
      return null;
    },

    'watchlist.export'({ format }) {
      const day = new Date(ports.clock.now()).toISOString().slice(0, 10);
      const entries = list().entries();
      return format === 'json'
        ? { text: exportJson(entries), file_name: `watchlist-${day}.json`, media_type: 'application/json' }
        : { text: exportCsv(entries), file_name: `watchlist-${day}.csv`, media_type: 'text/csv' };
    },

    async 'watchlist.discardDamaged'({ id }) {
      list().discardDamaged(id);
      await list().stored();
      return null;
    },

    'watchlist.readUnread': () => orRefuse(() => list().readUnread()),

    'watchlist.dismissUnread': () => orRefuse(() => ({ files: list().dismissUnread() })),
  };
}

/** Does what works on files of the user, whose errors are fit to show. */
async function orRefuse<T>(task: () => T | Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    throw new RequestError(errorMessage(error));
  }
}

/** Entries with others: each replaces one with the same id, or is added at the end. */
function withEntries(stored: readonly WatchlistEntry[], entries: readonly WatchlistEntry[]): WatchlistEntry[] {
  const byId = new Map(stored.map((entry) => [entry.id, entry]));
  for (const entry of entries) byId.set(entry.id, entry);
  return [...byId.values()];
}

/** A new entry gets the id that follows from its event. */
function withId(entry: WatchlistEntry, watchlist: Watchlist): WatchlistEntry {
  return assignIds([...watchlist.entries(), entry]).at(-1) ?? entry;
}
