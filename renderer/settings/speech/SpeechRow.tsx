import { Button, Switch } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import { canPageSpeak } from '../../alerts/speak-on-page.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useApp, useBridge } from '../../state/stores.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import styles from '../settings.module.css';
import { useSettings } from '../use-settings.ts';

/** Whether alerts are spoken, by which voice, and a sample. */
export function SpeechRow() {
  const id = useId();
  const bridge = useBridge();
  const isBrowser = useApp((app) => app.state?.mode === 'browser');
  const { settings, save, issueOf } = useSettings();
  const [missing, setMissing] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let shown = true;
    bridge.request('speech.get', null).then(
      (answer) => shown && setMissing(answer.missing),
      () => {},
    );
    return () => {
      shown = false;
    };
  }, [bridge]);

  async function speak(): Promise<void> {
    setBusy(true);
    try {
      const { spoken, detail } = await bridge.request('speech.test', null);
      setProblem(spoken ? null : detail);
      if (spoken) setMissing((await bridge.request('speech.get', null)).missing);
    } catch (error) {
      setProblem(errorMessage(error));
    } finally {
      setBusy(false);
    }
  }

  const byPage = missing !== null && isBrowser && canPageSpeak();
  return (
    <SettingRow
      label="Speak alerts"
      htmlFor={id}
      hint="“Floor, 129 dollars, 12 left”, once per toast, at the volume of the sound. An entry can have its own choice."
      alsoFoundBy="speech voice read aloud text to speech"
      error={problem ?? issueOf('alerts.speak')}
    >
      <div className={styles.line}>
        <Switch
          id={id}
          checked={settings.alerts.speak}
          onChange={(event) => void save({ alerts: { speak: event.currentTarget.checked } })}
        />
        <Button
          leftSection={<IconPlayerPlay size={14} />}
          loading={busy}
          aria-label="Speak a sample"
          onClick={() => void speak()}
        >
          Speak
        </Button>
      </div>
      {missing !== null && (
        <p className={byPage ? styles.dim : styles.error}>
          {byPage ? `This page speaks, so keep it open: the system has no voice. ${missing}` : missing}
        </p>
      )}
    </SettingRow>
  );
}
