import { Button } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { errorMessage } from '../lib/error-message.ts';
import { KeyForm } from '../settings/KeyForm.tsx';
import { useBridge, useView } from '../state/stores.tsx';
import styles from './onboarding.module.css';

/** First run: a key, or the demo feed. */
export default function Onboarding() {
  const show = useView((slice) => slice.show);
  return (
    <div className={styles.page}>
      <div className={styles.panel}>
        <h2 className={styles.title}>Be first at the cart</h2>
        <p className={styles.lead}>
          Eventory Tray listens to the Eventory notification service, keeps what your watchlist wants, and takes you to
          the add-to-cart page with one click.
        </p>
        <div className={styles.options}>
          <section className={styles.option} aria-labelledby="way-key">
            <h3 id="way-key">Connect with your API key</h3>
            <p className={styles.dim}>Find it in your Eventory account. It is sent to the service and nowhere else.</p>
            <KeyForm action="Connect" />
            <button type="button" className={styles.link} onClick={() => show('settings')}>
              Use another gateway address, a CA file or a proxy
            </button>
          </section>
          <DemoOption />
        </div>
      </div>
    </div>
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
    <section className={styles.option} aria-labelledby="way-demo">
      <h3 id="way-demo">No API key yet?</h3>
      <p className={styles.dim}>
        The demo feed plays a believable evening of ticket drops on this computer: alerts, filters and toasts all work,
        marked DEMO throughout.
      </p>
      <Button leftSection={<IconPlayerPlay size={15} />} loading={busy} onClick={() => void start()}>
        Try the demo feed
      </Button>
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
    </section>
  );
}
