import { Button } from '@mantine/core';
import type { HistoryStorage, UpkeepState } from '../../../core/bridge/history-storage.ts';
import { formatBytes } from '../../../core/text/format/format-bytes.ts';
import { formatCount } from '../../../core/text/format/format-number.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge, useClock } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { notify } from '../../ui/notify.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import styles from './history.module.css';
import type { StorageReading } from './use-storage.ts';

/** How much is kept now, and the check of it. */
export function StorageRow({ storage: { storage, error, refresh } }: { storage: StorageReading }) {
  const bridge = useBridge();
  const upkeep = storage?.upkeep ?? { state: 'none' };
  const running = upkeep.state === 'checking' || upkeep.state === 'compacting';

  async function start(): Promise<void> {
    try {
      await bridge.request('history.upkeep', null);
      refresh();
    } catch (failure) {
      notify({ level: 'error', title: 'The check did not begin', text: errorMessage(failure) });
    }
  }

  return (
    <SettingRow
      label="Size now"
      hint={storage === null ? (error ?? 'Reading…') : <SizeText storage={storage} />}
      alsoFoundBy="check database compact vacuum integrity disk space"
    >
      <Button disabled={running} onClick={() => void start()}>
        Check and compact
      </Button>
      <p className={styles.result} role="status">
        {formatUpkeep(upkeep)}
      </p>
    </SettingRow>
  );
}

function SizeText({ storage }: { storage: HistoryStorage }) {
  const times = useTimeFormat();
  const minute = useClock((ms) => Math.floor(ms / 60_000));
  const { bytes, items, oldest_at: oldest } = storage;
  const since = oldest === null ? '' : ` since ${times.dateTime(oldest, minute * 60_000)}`;
  return (
    <>
      {formatBytes(bytes)}, {formatCount(items, 'message')}
      {since}
    </>
  );
}

function formatUpkeep(upkeep: UpkeepState): string {
  switch (upkeep.state) {
    case 'none':
      return '';
    case 'checking':
      return 'Checking… Alerts and recording go on.';
    case 'compacting':
      return 'No damage found. Compacting…';
    case 'failed':
      return `The check could not be done: ${upkeep.why}`;
    case 'done': {
      if (upkeep.problems.length > 0) {
        return `Damage found: ${upkeep.problems[0]}. If searches fail, export the history, then clear it.`;
      }
      const saved = upkeep.before - upkeep.after;
      return saved > 0 ? `No damage found. ${formatBytes(saved)} freed.` : 'No damage found, nothing to free.';
    }
  }
}
