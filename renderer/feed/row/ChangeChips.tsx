import { IconBellOff, IconHelp, IconTriangleFilled, IconTriangleInvertedFilled } from '@tabler/icons-react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatUnverified } from '../../../core/matching/explanation/filter-labels.ts';
import { formatChangeType } from '../../../core/text/format/format-change-type.ts';
import { formatSection } from '../../../core/text/format/format-section.ts';
import { isolateRightToLeft } from '../../../core/text/isolate-text.ts';
import { readInstantMs } from '../../../core/watchlist/instant.ts';
import { changeBadge } from '../../lib/format/feed-item.ts';
import { useClock, useWatchlist } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import styles from './row.module.css';
import { SectionName } from './SectionName.tsx';

const MAX_SHOWN_TYPES = 2;

/** What changed: the first section of each type, and how many more; then marks of the row itself. */
export function ChangeChips({ item }: { item: NotificationItem }) {
  const shown = item.changes.slice(0, MAX_SHOWN_TYPES);
  const hidden = item.changes.length - shown.length;
  return (
    <div className={styles.chips} title={formatAllChanges(item)}>
      {shown.map((change) => (
        <ChangeChip key={change.type} change={change} />
      ))}
      {hidden > 0 && <span className={styles.chip}>+{hidden} more</span>}
      {item.outcome === 'muted' && <MutedChip entryId={item.entry} />}
      {item.outcome === 'alert' && item.unverified.length > 0 && (
        <RowBadge
          Icon={IconHelp}
          label={formatUnverified(item.unverified) ?? 'unverified'}
          hint="The message does not say. The alert was let through."
        />
      )}
      {item.test && <span className={styles.chip}>test</span>}
    </div>
  );
}

function ChangeChip({ change }: { change: NotificationItem['changes'][number] }) {
  const { label, kind, up } = changeBadge(change.type);
  const [first] = change.sections;
  const rest = Math.max(0, change.sections.length - 1) + change.more;
  const Arrow = up === false ? IconTriangleInvertedFilled : IconTriangleFilled;
  return (
    <span className={styles.chipGroup}>
      <span className={styles.chip} data-kind={kind}>
        {up !== null && <Arrow size={8} aria-label={up ? 'more' : 'less'} />}
        <span className="cut">
          {label}
          {first !== undefined && (
            <span className={styles.section}>
              {' '}
              <SectionName section={first} />
            </span>
          )}
        </span>
      </span>
      {rest > 0 && (
        <span className={`${styles.chip} ${styles.rest}`} data-kind={kind}>
          +{rest}
        </span>
      )}
    </span>
  );
}

/** An amber badge of the row. Its icon stands alone if the text has no room. */
function RowBadge({ Icon, label, hint }: { Icon: typeof IconHelp; label: string; hint?: string }) {
  return (
    <span className={styles.chip} data-kind="muted" data-mark title={hint === undefined ? label : `${label}. ${hint}`}>
      <Icon size={13} aria-hidden />
      <span className="cut">{label}</span>
    </span>
  );
}

function formatAllChanges(item: NotificationItem): string {
  return item.changes
    .map(({ type, sections, more }) => {
      const names = sections.map((name) => isolateRightToLeft(formatSection(name))).join(', ');
      return `${formatChangeType(type)}: ${names}${more > 0 ? ` and ${more} more` : ''}`;
    })
    .join('\n');
}

/** "muted until 21:00" while the entry still is; a row that was muted then says just that. */
function MutedChip({ entryId }: { entryId: string | null }) {
  const mutedUntil = useWatchlist((slice) =>
    entryId === null ? null : (slice.byId.get(entryId)?.entry.muted_until ?? null),
  );
  const times = useTimeFormat();
  const label = useClock((nowMs) => {
    const untilMs = mutedUntil === null ? null : readInstantMs(mutedUntil);
    return untilMs === null || untilMs <= nowMs
      ? 'muted'
      : `muted until ${times.dateTime(new Date(untilMs).toISOString(), nowMs)}`;
  });
  return <RowBadge Icon={IconBellOff} label={label} />;
}
