import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { errorMessage } from '../lib/error-message.ts';
import { KeyForm } from '../settings/connection/KeyForm.tsx';
import { useBridge, useView } from '../state/stores.tsx';
import styles from './onboarding.module.css';

/** A key, or the demo feed. */
export function KeyStep() {
  const show = useView((slice) => slice.show);
  return (
    <>
      <p className={styles.dim}>Find it in your Eventory account. It is sent to the service and nowhere else.</p>
      <KeyForm action="Save key" />
      <button type="button" className={styles.link} onClick={() => show('settings')}>
        Use another gateway address, a CA file or a proxy
      </button>
      <DemoOption />
    </>
  );
}

function DemoOption() {
  const bridge = useBridge();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function start(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await bridge.request('demo.start', null);
    } catch (failure) {
      setError(errorMessage(failure));
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className={styles.demo}>
      <h4 className={styles.question}>No API key yet?</h4>
      <p className={styles.dim}>The demo plays an evening of ticket drops on this computer: alerts and filters work.</p>
      <Button leftSection={<IconPlayerPlay size={15} />} loading={busy} onClick={() => void start()}>
        Try the demo feed
      </Button>
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
