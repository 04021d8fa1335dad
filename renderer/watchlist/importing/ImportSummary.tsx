import { useState } from 'react';
import { formatNumber } from '../../../core/text/format/format-number.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import type { ImportNote } from '../../../core/watchlist/formats/import-note.ts';
import { type ImportPreview, MAX_PREVIEWED } from '../../../core/watchlist/formats/import-preview.ts';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';
import { InlineCode } from '../../ui/InlineCode.tsx';
import { formatFilters } from '../entry-text.ts';
import styles from './importing.module.css';

const KINDS = ['added', 'changed', 'removed', 'kept', 'rejected', 'notes'] as const;
type Kind = (typeof KINDS)[number];
/** What is shown first if there is any: what must be read before one agrees. */
const SHOWN_FIRST: readonly Kind[] = ['rejected', 'notes'];
const KIND_LABELS: Record<Kind, string> = {
  added: 'Added',
  changed: 'Changed',
  removed: 'Removed',
  kept: 'Kept',
  rejected: 'Rejected',
  notes: 'Warnings',
};

/** What an import would do, before it does it. */
export function ImportSummary({ preview }: { preview: ImportPreview }) {
  // Only a replacement can leave entries standing for lines that were rejected; most imports warn of nothing.
  const offered = KINDS.filter((kind) => (kind !== 'kept' && kind !== 'notes') || preview.counts[kind] > 0);
  const present = KINDS.filter((kind) => preview.counts[kind] > 0);
  const [chosen, setChosen] = useState<Kind | null>(null);
  const first = SHOWN_FIRST.find((kind) => present.includes(kind)) ?? present[0];
  const shown = chosen !== null && present.includes(chosen) ? chosen : first;
  return (
    <div className={styles.result}>
      <div className={styles.tabs} role="tablist" aria-label="What the import would do">
        {offered.map((kind) => (
          <PlainButton
            key={kind}
            mini
            role="tab"
            aria-selected={kind === shown}
            className={styles.tab}
            data-kind={kind}
            disabled={preview.counts[kind] === 0}
            onClick={() => setChosen(kind)}
          >
            {KIND_LABELS[kind]} <strong>{formatNumber(preview.counts[kind])}</strong>
          </PlainButton>
        ))}
        <span className={styles.dim}>
          {formatNumber(preview.counts.unchanged)} unchanged ·{' '}
          {preview.counts.kept > 0 && `${formatNumber(preview.counts.kept)} kept for rejected lines · `}
          read as {preview.format.toUpperCase()}
        </span>
      </div>
      {shown !== undefined && (
        <div role="tabpanel" aria-label={KIND_LABELS[shown]}>
          <ul className={styles.lines}>
            {linesOf(preview, shown).map(({ key, title, text }) => (
              <li key={key}>
                <bdi className={`${styles.name} cut`} title={title}>
                  {title}
                </bdi>
                <span className={styles.text}>
                  <InlineCode text={text} />
                </span>
              </li>
            ))}
            {preview.counts[shown] > MAX_PREVIEWED && (
              <li className={styles.dim}>and {formatNumber(preview.counts[shown] - MAX_PREVIEWED)} more</li>
            )}
          </ul>
        </div>
      )}
    </div>
  );
}

const entryName = (entry: WatchlistEntry) => (entry.label === '' ? entry.event_id : entry.label);

function linesOf(preview: ImportPreview, kind: Kind): { key: string; title: string; text: string }[] {
  switch (kind) {
    case 'added':
    case 'removed':
    case 'kept':
      return preview[kind].map((entry) => ({ key: entry.id, title: entryName(entry), text: formatFilters(entry) }));
    case 'changed':
      return preview.changed.map(({ after, fields }) => ({
        key: after.id,
        title: entryName(after),
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
