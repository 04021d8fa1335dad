import type { SaveResult } from '../../../core/bridge/contract.ts';
import { previewDraft, previewQuestions } from '../../../core/feed/preview-draft.ts';
import { collectSeenValues } from '../../../core/feed/seen-values.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { assignIds, type EntryResult, parseEntry } from '../../../core/watchlist/entry-schema.ts';
import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import { exportCsv, exportJson } from '../../../core/watchlist/formats/export.ts';
import { muteAction } from '../desks/desk-actions.ts';
import { readPastPrices } from '../profile/recent/past-prices.ts';
import type { Watchlist } from '../profile/watchlist.ts';
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
  | 'watchlist.discardDamaged';

/**
 * Requests of the watchlist and its editor. Whatever they change counts from the next message on, without a reconnect. They
 * answer when the change is on the disk, so an edit that was answered outlives the process, or when it is shown that it
 * cannot be written just now.
 */
export function watchlistRequests({ profiles, imports, ports, desks }: RequestContext): RequestHandlers<Names> {
  const list = () => profiles.current().watchlist;

  async function change(ids: readonly string[], how: (entry: WatchlistEntry) => WatchlistEntry) {
    const changed = list().change(ids, how);
    await list().stored();
    return { changed };
  }

  /** What is stored and exported must not hold the key: it has its own field. */
  const keyIssues = (entry: WatchlistEntry): FieldIssue[] => findKey(entry, profiles.storedKey());

  /** An entry as the form or an undo gives it. */
  function parseChecked(input: unknown): EntryResult {
    const parsed = parseEntry(input);
    const issues = parsed.ok ? keyIssues(parsed.entry) : [];
    return issues.length === 0 ? parsed : { ok: false, issues };
  }

  return {
    'watchlist.list': (payload) => watchlistPart(list(), profiles.current().counters, payload?.start ?? 0),

    async 'watchlist.save'({ entry: input }): Promise<SaveResult<WatchlistEntry>> {
      const parsed = parseChecked(input);
      if (!parsed.ok) return { ok: false, issues: parsed.issues };
      const entry = withId(parsed.entry, list());
      upsert(list(), [entry]);
      await list().stored();
      return { ok: true, value: entry };
    },

    async 'watchlist.remove'({ ids }) {
      const named = new Set(ids);
      const removed = list()
        .entries()
        .filter((entry) => named.has(entry.id));
      if (removed.length > 0)
        list().replace(
          list()
            .entries()
            .filter((entry) => !named.has(entry.id)),
        );
      await list().stored();
      return { removed };
    },

    async 'watchlist.restore'({ entries }) {
      const parsed = entries.map(parseChecked);
      const issues: FieldIssue[] = parsed.flatMap((result) => (result.ok ? [] : result.issues));
      const first = issues[0];
      if (first !== undefined) throw new RequestError(`An entry cannot be put back: ${first.path}: ${first.message}`);
      upsert(
        list(),
        parsed.flatMap((result) => (result.ok ? [result.entry] : [])),
      );
      await list().stored();
      return { restored: parsed.length };
    },

    'watchlist.enable': ({ ids, enabled }) => change(ids, (entry) => ({ ...entry, enabled })),

    'watchlist.mute': ({ ids, until }) => {
      desks.act(
        muteAction(
          ids.flatMap((id) => list().get(id) ?? []),
          until,
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
  };
}

/** Stores entries: each replaces one with the same id, or is added at the end. */
function upsert(watchlist: Watchlist, entries: readonly WatchlistEntry[]): void {
  const byId = new Map(watchlist.entries().map((entry) => [entry.id, entry]));
  for (const entry of entries) byId.set(entry.id, entry);
  watchlist.replace([...byId.values()]);
}

/** A new entry gets the id that follows from its event. */
function withId(entry: WatchlistEntry, watchlist: Watchlist): WatchlistEntry {
  return assignIds([...watchlist.entries(), entry]).at(-1) ?? entry;
}
