import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import type { EntryOverview } from '../../core/bridge/state/watchlist.ts';
import { formatCount, formatNumber } from '../../core/text/format/format-number.ts';
import { exportWatchlist } from '../shell/app-actions.ts';
import { useClock, useEditor, useStores } from '../state/stores.tsx';
import { mutedUntilMs } from './muted-until.ts';
import styles from './watchlist.module.css';

/** How many, and what can be done with all of them. */
export function WatchlistBar({ entries, onImport }: { entries: readonly EntryOverview[]; onImport: () => void }) {
  const edit = useEditor((slice) => slice.edit);
  const stores = useStores();
  const muted = useClock((nowMs) => entries.filter(({ entry }) => mutedUntilMs(entry, nowMs) !== null).length);
  const off = entries.filter(({ entry }) => !entry.enabled).length;

  const counts = [
    formatCount(entries.length, 'entry', 'entries'),
    muted > 0 ? `${formatNumber(muted)} muted` : '',
    off > 0 ? `${formatNumber(off)} off` : '',
  ];
  return (
    <div className={styles.bar}>
      <h2 className={styles.title}>Watchlist</h2>
      <span className={`${styles.counts} cut`}>{counts.filter(Boolean).join(' · ')}</span>
      <Button onClick={onImport}>Import…</Button>
      <Menu width={200}>
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={13} />} disabled={entries.length === 0}>
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void exportWatchlist(stores, 'json')}>JSON, exact</Menu.Item>
          <Menu.Item onClick={() => void exportWatchlist(stores, 'csv')}>CSV, for a spreadsheet</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="filled"
        leftSection={<IconPlus size={14} />}
        onClick={() => edit({ entryId: null, overrides: {} })}
      >
        New entry
      </Button>
    </div>
  );
}
