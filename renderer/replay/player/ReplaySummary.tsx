import { SegmentedControl } from '@mantine/core';
import { formatCount, formatNumber } from '../../../core/text/format/format-number.ts';
import type { ReplayList } from '../../state/replay-store.ts';
import { useReplay } from '../../state/stores.tsx';
import styles from './player.module.css';

/** The counts of the whole evening with the current watchlist, and which of it is listed. */
export function ReplaySummary() {
  const state = useReplay((slice) => slice.state);
  const list = useReplay((slice) => slice.list);
  const setList = useReplay((slice) => slice.setList);
  const error = useReplay((slice) => slice.error);
  if (state === null) return null;
  const { counts, progress, played } = state;
  const more = [
    `${formatNumber(played.messages)} of ${formatCount(counts.messages, 'message')} played`,
    counts.muted > 0 && `${formatNumber(counts.muted)} muted`,
    counts.duplicates > 0 && formatCount(counts.duplicates, 'repeat'),
    state.without_message > 0 && `${formatNumber(state.without_message)} no longer kept`,
    state.cut && 'the rest is left out: choose a shorter time',
  ];
  return (
    <div className={styles.summary}>
      <div className={styles.figures}>
        {state.revision === 0 ? (
          <b>Deciding on the evening</b>
        ) : (
          <p className={styles.found}>
            <b>{formatCount(counts.alerts, 'alert')}</b> with the current watchlist
            {state.alerts_before_edit !== null && (
              <span>
                {' · '}
                <b>{formatNumber(state.alerts_before_edit)}</b> before the last edit
              </span>
            )}
            {' · '}
            <b>{formatNumber(state.alerts_then)}</b> that evening
          </p>
        )}
        <p className={styles.dim}>
          {progress === null
            ? more.filter(Boolean).join(' · ')
            : `Deciding: ${formatNumber(progress.done)} of ${formatCount(progress.total, 'message')}`}
        </p>
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
      </div>
      <SegmentedControl
        value={list}
        onChange={(value) => setList(value as ReplayList)}
        aria-label="What the replay lists"
        data={[
          { value: 'alerts', label: `Alerts ${formatNumber(played.alerts)}` },
          { value: 'everything', label: `Everything ${formatNumber(played.messages)}` },
        ]}
      />
      {progress !== null && (
        <progress
          className={styles.progress}
          max={Math.max(1, progress.total)}
          value={progress.done}
          aria-label="Messages decided on"
        />
      )}
    </div>
  );
}
