import { useMemo, useState } from 'react';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { parseEntry } from '../../../core/watchlist/entry-schema.ts';
import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { isDirty } from '../../state/editor-store.ts';
import { useBridge, useEditor } from '../../state/stores.tsx';
import { notify, notifySuccess } from '../../ui/notify.tsx';

type EntryFieldName = keyof WatchlistEntry;

/** What the fields of the form share. */
export interface EntryFormState {
  readonly draft: WatchlistEntry;
  readonly change: (patch: Partial<WatchlistEntry>) => void;
  /** What is wrong with a field, or `null`. */
  readonly issueOf: (field: EntryFieldName) => string | null;
  /** What is accepted but probably not meant, or `null`. */
  readonly warningOf: (field: EntryFieldName) => string | null;
}

const BLANK_ENTRY = newEntry('', '');

/** The draft with its issues by the entry schema (the one the importer and main use), and how it is saved. */
export function useEntryForm() {
  const bridge = useBridge();
  const draft = useEditor((slice) => slice.draft) ?? BLANK_ENTRY;
  const base = useEditor((slice) => slice.base);
  const entryId = useEditor((slice) => slice.entryId);
  const change = useEditor((slice) => slice.change);
  const close = useEditor((slice) => slice.close);
  const dirty = useEditor(isDirty);
  const [saveAttempted, setSaveAttempted] = useState(false);
  const [busy, setBusy] = useState(false);
  /** What main said of the draft it was given. */
  const [rejected, setRejected] = useState<{ draft: WatchlistEntry; issues: readonly FieldIssue[] } | null>(null);

  const parsed = useMemo(() => parseEntry(draft), [draft]);
  const issues = [...(parsed.ok ? [] : parsed.issues), ...(rejected?.draft === draft ? rejected.issues : [])];
  const warnings = parsed.ok ? parsed.warnings : [];
  const find = (list: readonly FieldIssue[], field: EntryFieldName) =>
    list.find(({ path }) => path === field || path.startsWith(`${field}.`))?.message ?? null;

  const form: EntryFormState = {
    draft,
    change,
    // A field that was not filled in yet is no mistake until one tries to save.
    issueOf: (field) => (field === 'event_id' && draft.event_id === '' && !saveAttempted ? null : find(issues, field)),
    warningOf: (field) => find(warnings, field),
  };

  async function save(): Promise<void> {
    setSaveAttempted(true);
    if (!parsed.ok) return;
    setBusy(true);
    try {
      const edited = { entry: { ...parsed.entry } };
      const saved = await bridge.request(
        'watchlist.save',
        entryId === null || base === null ? edited : { ...edited, base: { ...base } },
      );
      if (saved.ok) {
        notifySuccess(entryId === null ? 'Entry added. It counts from the next message on.' : 'Entry saved');
        close();
      } else setRejected({ draft, issues: saved.issues });
    } catch (error) {
      notify({ level: 'error', title: 'The entry was not saved', text: errorMessage(error) });
    } finally {
      setBusy(false);
    }
  }

  const formIssues = issues.filter(({ path }) => path === '').map((issue) => issue.message);
  const blocked = issues.some(({ path }) => path !== 'event_id') || (saveAttempted && !parsed.ok);
  return { form, save, busy, dirty, blocked, isNew: entryId === null, others: formIssues };
}
