import { Button } from '@mantine/core';
import { IconCopy, IconDevices, IconStethoscope } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { SHARED_KEY_NOTICE } from '../../core/connection/shared-key-notice.ts';
import { copyReport } from '../shell/app-actions.ts';
import { useHealth, useStores } from '../state/stores.tsx';
import { LoadFailure } from '../ui/status/LoadFailure.tsx';
import { StatusMessage } from '../ui/status/StatusMessage.tsx';
import { ComputersSummary } from './ComputersSummary.tsx';
import { ConnectionSummary } from './ConnectionSummary.tsx';
import { Counters } from './Counters.tsx';
import { DiagnosisSteps } from './DiagnosisSteps.tsx';
import styles from './health.module.css';
import { MalformedMessages } from './MalformedMessages.tsx';

/** Whether everything works, step by step, and a report to send when it does not. */
export default function HealthView() {
  const { health, error, reload, run } = useHealth((slice) => slice);
  useEffect(() => void reload(), [reload]);

  if (health === null) {
    return error === null ? (
      <StatusMessage busy title="Loading" />
    ) : (
      <LoadFailure title="Health could not be loaded" error={error} onRetry={reload} />
    );
  }
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <div className={styles.grow}>
            <h2 className={styles.title}>Health</h2>
            <ConnectionSummary />
            <ComputersSummary />
          </div>
          <CopyReport />
          <Button
            variant="filled"
            leftSection={<IconStethoscope size={15} />}
            loading={health.running}
            onClick={() => void run()}
          >
            Run connection check
          </Button>
        </header>
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
        <DiagnosisSteps steps={health.steps} />
        <p className={styles.note}>
          <IconDevices size={16} aria-hidden className={styles.noteMark} />
          {SHARED_KEY_NOTICE}
        </p>
        <Counters diagnostics={health} />
        <MalformedMessages frames={health.malformed} />
      </div>
    </div>
  );
}

function CopyReport() {
  const stores = useStores();
  const [busy, setBusy] = useState(false);
  async function copy(): Promise<void> {
    setBusy(true);
    await copyReport(stores);
    setBusy(false);
  }
  return (
    <Button leftSection={<IconCopy size={15} />} loading={busy} onClick={() => void copy()}>
      Copy report
    </Button>
  );
}
