import { Button } from '@mantine/core';
import { IconCopy, IconDevices, IconStethoscope } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { SECOND_MACHINE } from '../../core/connection/second-machine.ts';
import { confirmDone, notify } from '../shell/notify.tsx';
import { messageOf } from '../state/app-store.ts';
import { useBridge, useDiagnostics } from '../state/stores.tsx';
import { State } from '../ui/State.tsx';
import { ConnectionSummary } from './ConnectionSummary.tsx';
import styles from './diagnostics.module.css';
import { Malformed } from './Malformed.tsx';
import { Steps } from './Steps.tsx';
import { Tallies } from './Tallies.tsx';

/** Whether everything works, step by step, and a report to send when it does not. */
export default function DiagnosticsView() {
  const { diagnostics, error, reload, run } = useDiagnostics((slice) => slice);
  useEffect(() => void reload(), [reload]);

  if (diagnostics === null) {
    return error === null ? (
      <State busy title="Loading" />
    ) : (
      <State
        title="The diagnostics could not be loaded"
        actions={
          <Button variant="filled" onClick={() => void reload()}>
            Try again
          </Button>
        }
      >
        {error}
      </State>
    );
  }
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <div className={styles.grow}>
            <h2 className={styles.title}>Health</h2>
            <ConnectionSummary />
          </div>
          <CopyReport />
          <Button
            variant="filled"
            leftSection={<IconStethoscope size={15} />}
            loading={diagnostics.running}
            onClick={() => void run()}
          >
            Run the checks
          </Button>
        </header>
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
        <Steps steps={diagnostics.steps} />
        <p className={styles.note}>
          <IconDevices size={16} aria-hidden className={styles.noteMark} />
          {SECOND_MACHINE}
        </p>
        <Tallies diagnostics={diagnostics} />
        <Malformed frames={diagnostics.malformed} />
      </div>
    </div>
  );
}

function CopyReport() {
  const bridge = useBridge();
  const [busy, setBusy] = useState(false);
  async function copy(): Promise<void> {
    setBusy(true);
    try {
      const { text } = await bridge.request('diagnostics.report', null);
      const { copied } = await bridge.request('clipboard.write', { text });
      if (copied) confirmDone('Report copied. It holds no secrets.');
      else notify({ level: 'warning', title: 'The report was not copied', text: 'No clipboard is at hand here.' });
    } catch (error) {
      notify({ level: 'error', title: 'The report was not copied', text: messageOf(error) });
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button leftSection={<IconCopy size={15} />} loading={busy} onClick={() => void copy()}>
      Copy report
    </Button>
  );
}
