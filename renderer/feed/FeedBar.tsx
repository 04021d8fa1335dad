import { SegmentedControl } from '@mantine/core';
import { IconArrowsDownUp, IconStack2, IconWorld } from '@tabler/icons-react';
import { capitalize } from '../../core/text/capitalize.ts';
import { formatChangeType } from '../../core/text/format/format-change-type.ts';
import { formatNumber } from '../../core/text/format/format-number.ts';
import { useApp, useFeed, useView } from '../state/stores.tsx';
import { PlainButton } from '../ui/controls/PlainButton.tsx';
import { FilterMenu } from '../ui/menus/FilterMenu.tsx';
import styles from './feed.module.css';

/** Alerts or everything, and the filters by site and change. */
export function FeedBar() {
  const filter = useFeed((slice) => slice.filter);
  const setFilter = useFeed((slice) => slice.setFilter);
  const websites = useFeed((slice) => slice.websites);
  const changeTypes = useFeed((slice) => slice.changeTypes);
  const counts = useApp((app) => app.counts);
  const found = useFeed((slice) => slice.foundCounts);
  const grouped = useView((slice) => slice.grouped);
  const setGrouped = useView((slice) => slice.setGrouped);
  const alerts = found?.alerts ?? { count: counts.alerts_today, more: false };
  const everything = found?.everything ?? { count: counts.notifications_today, more: false };
  return (
    <div className={styles.bar}>
      <SegmentedControl
        value={filter.view}
        onChange={(view) => setFilter({ view })}
        aria-label="What the feed shows"
        data={[
          { value: 'alerts', label: <CountedLabel label="Alerts" {...alerts} /> },
          { value: 'everything', label: <CountedLabel label="Everything" {...everything} /> },
        ]}
      />
      <span className={styles.grow} />
      <FilterMenu
        name="Site"
        Icon={IconWorld}
        value={filter.website}
        options={websites}
        onChange={(website) => setFilter({ website })}
        formatOption={(website) => website}
      />
      <FilterMenu
        name="Change"
        Icon={IconArrowsDownUp}
        value={filter.change_type}
        options={changeTypes}
        onChange={(change_type) => setFilter({ change_type })}
        formatOption={(type) => capitalize(formatChangeType(type))}
      />
      <PlainButton
        className={styles.choice}
        aria-pressed={grouped}
        aria-label="By event"
        title="One line for each event, or one for each drop"
        onClick={() => setGrouped(!grouped)}
      >
        <IconStack2 size={15} aria-hidden /> <span className={styles.wideOnly}>By event</span>
      </PlainButton>
    </div>
  );
}

function CountedLabel({ label, count, more }: { label: string; count: number; more: boolean }) {
  return (
    <span className={styles.counted}>
      {label}{' '}
      <span>
        {formatNumber(count)}
        {more ? '+' : ''}
      </span>
    </span>
  );
}
