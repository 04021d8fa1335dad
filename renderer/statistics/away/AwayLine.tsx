import { CloseButton } from '@mantine/core';
import { IconBellOff, IconPlugConnectedX } from '@tabler/icons-react';
import { formatMissed, formatOffline } from '../../../core/statistics/away-summary.ts';
import { useStores } from '../../state/stores.tsx';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';
import { showRows } from '../show-rows.ts';
import styles from './away.module.css';
import { useAwaySummary } from './use-away-summary.ts';

/** "While you were away: 14 alerts, 3 still available": leads to those rows, until it is dismissed. */
export function AwayLine() {
  const stores = useStores();
  const { summary, dismiss } = useAwaySummary();
  const { missed, offline } = summary;
  if (missed === null && offline === null) return null;
  return (
    <div className={styles.line} role="status">
      <div className={styles.texts}>
        {missed !== null && (
          <p className={styles.text}>
            <IconBellOff size={15} className={styles.icon} aria-hidden />
            <span>{formatMissed(missed)}</span>
            <PlainButton mini onClick={() => showRows(stores, { result: 'missed', from: missed.from })}>
              Show them
            </PlainButton>
          </p>
        )}
        {offline !== null && (
          <p className={styles.text}>
            <IconPlugConnectedX size={15} className={styles.icon} aria-hidden />
            <span>{formatOffline(offline)}</span>
            <PlainButton mini onClick={() => showRows(stores, { from: offline.to })}>
              Show since then
            </PlainButton>
          </p>
        )}
      </div>
      <CloseButton size={22} aria-label="Dismiss what happened while you were away" onClick={dismiss} />
    </div>
  );
}
