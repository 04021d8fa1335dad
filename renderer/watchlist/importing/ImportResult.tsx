import { useState } from 'react';
import type { ImportNote, ImportPreview } from '../../../core/bridge/contract.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { Coded } from '../Coded.tsx';
import { filterWords } from '../rows.ts';
import styles from './importing.module.css';

const SHOWN = 100;
const KINDS = ['added', 'changed', 'removed', 'kept', 'rejected', 'notes'] as const;
type Kind = (typeof KINDS)[number];
/** What is shown first where there is any: what must be read before one agrees. */
const URGENT: readonly Kind[] = ['rejected', 'notes'];
const WORDS: Record<Kind, string> = {
  added: 'Added',
  changed: 'Changed',
  removed: 'Removed',
  kept: 'Kept',
  rejected: 'Rejected',
  notes: 'Warnings',
};

/** What an import would do, before it does it. */
export function ImportResult({ preview }: { preview: ImportPreview }) {
  // Only a replacement can leave entries standing for lines that were rejected; most imports warn of nothing.
  const offered = KINDS.filter((kind) => (kind !== 'kept' && kind !== 'notes') || preview[kind].length > 0);
  const present = KINDS.filter((kind) => preview[kind].length > 0);
  const [chosen, setChosen] = useState<Kind | null>(null);
  const first = URGENT.find((kind) => present.includes(kind)) ?? present[0];
  const shown = chosen !== null && present.includes(chosen) ? chosen : first;
  return (
    <div className={styles.result}>
      <div className={styles.tabs} role="tablist" aria-label="What the import would do">
        {offered.map((kind) => (
          <button
            key={kind}
            type="button"
            role="tab"
            aria-selected={kind === shown}
            className={styles.tab}
            data-kind={kind}
            disabled={preview[kind].length === 0}
            onClick={() => setChosen(kind)}
          >
            {WORDS[kind]} <strong>{preview[kind].length.toLocaleString('en')}</strong>
          </button>
        ))}
        <span className={styles.dim}>
          {preview.unchanged.toLocaleString('en')} unchanged ·{' '}
          {preview.kept.length > 0 && `${preview.kept.length.toLocaleString('en')} kept for rejected lines · `}
          read as {preview.format.toUpperCase()}
        </span>
      </div>
      {shown !== undefined && (
        <div role="tabpanel" aria-label={WORDS[shown]}>
          <ul className={styles.lines}>
            {linesOf(preview, shown)
              .slice(0, SHOWN)
              .map(({ key, title, text }) => (
                <li key={key}>
                  <span className={`${styles.name} cut`} title={title}>
                    {title}
                  </span>
                  <span className={styles.text}>
                    <Coded text={text} />
                  </span>
                </li>
              ))}
            {preview[shown].length > SHOWN && <li className={styles.dim}>and {preview[shown].length - SHOWN} more</li>}
          </ul>
        </div>
      )}
    </div>
  );
}

const nameOf = (entry: WatchlistEntry) => (entry.label === '' ? entry.event_id : entry.label);

function linesOf(preview: ImportPreview, kind: Kind): { key: string; title: string; text: string }[] {
  switch (kind) {
    case 'added':
    case 'removed':
    case 'kept':
      return preview[kind].map((entry) => ({ key: entry.id, title: nameOf(entry), text: filterWords(entry) }));
    case 'changed':
      return preview.changed.map(({ after, fields }) => ({
        key: after.id,
        title: nameOf(after),
        text: fields.map((field) => field.replaceAll('_', ' ')).join(', '),
      }));
    case 'rejected':
    case 'notes':
      return preview[kind].map(lineOfNote);
  }
}

function lineOfNote({ line, field, message }: ImportNote, index: number) {
  return { key: `${index} ${line}`, title: `Line ${line}${field === null ? '' : `, ${field}`}`, text: message };
}
