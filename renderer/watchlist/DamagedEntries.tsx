import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { formatNumber } from '../../core/text/format/format-number.ts';
import type { DamagedEntry } from '../../core/watchlist/document/damaged-entry.ts';
import { errorMessage } from '../lib/error-message.ts';
import { useBridge } from '../state/stores.tsx';
import { InlineCode } from '../ui/InlineCode.tsx';
import { notify, notifySuccess } from '../ui/notify.tsx';
import styles from './watchlist.module.css';

interface Props {
  readonly entries: readonly DamagedEntry[];
  /** Opens the import with an entry's text, where it is corrected with all that is wrong in sight. */
  readonly onCorrect: (text: string) => void;
}

/** Entries that could not be read from the store: kept as they are, not used, shown here. */
export function DamagedEntries({ entries, onCorrect: onMend }: Props) {
  const bridge = useBridge();
  const [open, setOpen] = useState(false);

  async function discard(id: string): Promise<void> {
    try {
      await bridge.request('watchlist.discardDamaged', { id });
      notifySuccess('Damaged entry deleted');
    } catch (error) {
      notify({ level: 'error', title: 'The entry was not deleted', text: errorMessage(error) });
    }
  }
  async function copy(text: string): Promise<void> {
    const { copied } = await bridge.request('clipboard.write', { text });
    if (copied) notifySuccess('Text copied');
  }

  return (
    <section className={styles.damaged} aria-label="Damaged entries">
      <div className={styles.damagedHead}>
        <IconAlertTriangle size={16} aria-hidden className={styles.warn} />
        <span className={styles.grow}>
          <strong>
            {entries.length === 1 ? 'One entry is damaged' : `${formatNumber(entries.length)} entries are damaged`} and
            not in use.
          </strong>{' '}
          All others work.
        </span>
        <Button onClick={() => setOpen(!open)} aria-expanded={open}>
          {open ? 'Hide' : 'Show'}
        </Button>
      </div>
      {open && (
        <ul className={styles.damagedList}>
          {entries.map((entry) => (
            <li key={entry.id}>
              <ul className={styles.issues}>
                {entry.issues.map((issue) => (
                  <li key={`${issue.path} ${issue.message}`}>
                    {issue.path === '' ? '' : `${issue.path}: `}
                    <InlineCode text={issue.message} />
                  </li>
                ))}
              </ul>
              <pre className={styles.raw}>{entry.text}</pre>
              <div className={styles.line}>
                <Button onClick={() => onMend(`[${entry.text}]`)}>Correct and import…</Button>
                <Button onClick={() => void copy(entry.text)}>Copy the text</Button>
                <Button onClick={() => void discard(entry.id)}>Delete it</Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
