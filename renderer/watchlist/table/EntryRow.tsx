import { IconAlertTriangle, IconDots } from '@tabler/icons-react';
import { memo } from 'react';
import type { EntryOverview } from '../../../core/bridge/state/watchlist.ts';
import { formatRelativeTime } from '../../lib/format/time.ts';
import { useClock } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';
import { entrySubtitle, entryTitle, formatWants } from '../entry-text.ts';
import { mutedUntilMs } from '../muted-until.ts';
import { RowCheckbox } from './RowCheckbox.tsx';
import styles from './table.module.css';

interface Props {
  readonly view: EntryOverview;
  readonly index: number;
  readonly top: number;
  readonly compact: boolean;
  readonly selected: boolean;
  readonly open: boolean;
  readonly focusable: boolean;
}

/** One entry. */
export const EntryRow = memo(function EntryRow(props: Props) {
  const { view, index, top, compact, selected, open, focusable } = props;
  return (
    <tr
      className={compact ? styles.compactRow : styles.row}
      style={{ transform: `translateY(${top}px)` }}
      data-index={index}
      data-open={open || undefined}
      data-off={!view.entry.enabled || undefined}
      data-selected={selected || undefined}
      aria-rowindex={index + 2}
      tabIndex={focusable ? 0 : -1}
    >
      {compact ? <CompactCells view={view} /> : <Cells view={view} selected={selected} />}
      <td className={styles.menuCell}>
        <MenuButton title={entryTitle(view)} focusable={focusable} />
      </td>
    </tr>
  );
});

function MenuButton({ title, focusable }: { title: string; focusable: boolean }) {
  return (
    <PlainButton
      look="icon"
      data-press="menu"
      aria-label={`More for ${title}`}
      aria-haspopup="menu"
      tabIndex={focusable ? 0 : -1}
    >
      <IconDots size={16} aria-hidden />
    </PlainButton>
  );
}

function Cells({ view, selected }: { view: EntryOverview; selected: boolean }) {
  const { entry, alerts_today, last_alert_at } = view;
  const title = entryTitle(view);
  const event = entrySubtitle(view, useTimeFormat(), Date.now());
  const filterText = formatWants(view);
  const age = useClock((nowMs) => (last_alert_at === null ? 'never' : formatRelativeTime(last_alert_at, nowMs)));
  return (
    <>
      <td>
        <RowCheckbox label={`Select ${title}`} state={selected ? 'all' : 'none'} />
      </td>
      <td className={styles.cell}>
        <div className={styles.name} title={title}>
          <Warnings view={view} />
          <bdi className="cut">{title}</bdi>
        </div>
        <div className={`${styles.dim} cut`} title={event}>
          {event}
        </div>
      </td>
      <td className={`${styles.cell} ${styles.filters}`} title={filterText}>
        {filterText}
      </td>
      <td className={styles.dim}>{age}</td>
      <td className={styles.today}>{alerts_today === 0 ? '–' : alerts_today}</td>
      <td className={styles.state}>
        <button
          type="button"
          role="switch"
          aria-checked={entry.enabled}
          aria-label={`Alerts of ${title}`}
          className={styles.switch}
          data-press="enable"
          tabIndex={-1}
        />
        <EntryStateLabel view={view} />
      </td>
    </>
  );
}

function CompactCells({ view }: { view: EntryOverview }) {
  const title = entryTitle(view);
  const filterText = formatWants(view);
  return (
    <td className={styles.cell}>
      <div className={styles.top}>
        <span className={styles.name} title={title}>
          <Warnings view={view} />
          <bdi className="cut">{title}</bdi>
        </span>
        <span className={styles.note}>
          <EntryStateLabel view={view} fallback={view.alerts_today === 0 ? '–' : `${view.alerts_today} today`} />
        </span>
      </div>
      <div className={`${styles.dim} cut`} title={filterText}>
        {filterText}
      </div>
    </td>
  );
}

function EntryStateLabel({ view, fallback = 'on' }: { view: EntryOverview; fallback?: string }) {
  const { entry } = view;
  const times = useTimeFormat();
  const muted = useClock((nowMs) => {
    const until = mutedUntilMs(entry, nowMs);
    return until === null ? null : times.dateTime(new Date(until).toISOString(), nowMs);
  });
  if (!entry.enabled) return <span className={styles.dim}>off</span>;
  if (muted !== null) return <span className={styles.muted}>muted until {muted}</span>;
  return <span className={styles.dim}>{fallback}</span>;
}

function Warnings({ view }: { view: EntryOverview }) {
  if (view.warnings.length === 0) return null;
  const text = view.warnings.map((warning) => warning.message).join(' ');
  return <IconAlertTriangle size={14} className={styles.warn} aria-label={text} title={text} />;
}
