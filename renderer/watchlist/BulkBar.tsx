import { Button } from '@mantine/core';
import { IconTrash, IconX } from '@tabler/icons-react';
import type { EntryOverview } from '../../core/bridge/state/watchlist.ts';
import { formatNumber } from '../../core/text/format/format-number.ts';
import { useStores } from '../state/stores.tsx';
import { enableEntries, muteEntriesWithUndo, removeEntries } from './actions/change-entries.ts';
import { MuteMenu } from './MuteMenu.tsx';
import styles from './watchlist.module.css';

interface Props {
  readonly ids: ReadonlySet<string>;
  readonly entries: readonly EntryOverview[];
  readonly onDone: () => void;
}

/** What can be done with the selected entries. */
export function BulkBar({ ids, entries, onDone }: Props) {
  const stores = useStores();
  const list = [...ids];
  const selected = entries.filter(({ entry }) => ids.has(entry.id));
  return (
    <div className={styles.bulk} role="toolbar" aria-label="Selected entries">
      <span className={styles.bulkCount}>{formatNumber(ids.size)} selected</span>
      <Button
        disabled={selected.every(({ entry }) => entry.enabled)}
        onClick={() => void enableEntries(stores, list, true)}
      >
        Turn on
      </Button>
      <Button
        disabled={selected.every(({ entry }) => !entry.enabled)}
        onClick={() => void enableEntries(stores, list, false)}
      >
        Turn off
      </Button>
      <MuteMenu
        muted={selected.some(({ entry }) => entry.muted_until !== null)}
        onMute={(until) => void muteEntriesWithUndo(stores, list, until)}
      />
      <Button
        leftSection={<IconTrash size={14} />}
        onClick={() => {
          void removeEntries(stores, list);
          onDone();
        }}
      >
        Delete
      </Button>
      <span className={styles.grow} />
      <Button variant="subtle" color="gray" leftSection={<IconX size={14} />} onClick={onDone}>
        Clear selection
      </Button>
    </div>
  );
}
