import { Button, SegmentedControl, Select, Slider } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { NO_SOUND, SOUNDS } from '../../core/alerts/sounds.ts';
import type { ToastOutcome } from '../../core/bridge/health-state.ts';
import { useTestAlert } from '../alerts/use-test-alert.ts';
import { errorMessage } from '../lib/error-message.ts';
import { formatToastOutcome } from '../lib/format/toast-outcome.ts';
import { useBridge } from '../state/stores.tsx';
import { notify } from '../ui/notify.tsx';
import { SettingGroup, SettingRow } from './SettingRow.tsx';
import { SwitchRow } from './SwitchRow.tsx';
import styles from './settings.module.css';
import { SpeechRow } from './speech/SpeechRow.tsx';
import { useSettings } from './use-settings.ts';

/** Toasts, sound, what becomes of unlisted events, and the test. */
export function AlertSettings() {
  const { settings, save } = useSettings();
  return (
    <SettingGroup id="alerts" title="Alerts">
      <SwitchRow
        label="Toasts"
        alsoFoundBy="notifications pop-ups"
        hint="A system notification per alert; a click opens the cart."
        checked={settings.alerts.toasts}
        onChange={(toasts) => void save({ alerts: { toasts } })}
      />
      <SettingRow
        label="Events not on this watchlist"
        hint="The service sends only events on your account’s watchlist, so by default they alert."
      >
        <SegmentedControl
          value={settings.unlisted}
          onChange={(unlisted) => void save({ unlisted: unlisted as 'alert' | 'feed' })}
          aria-label="Events not on this watchlist"
          data={[
            { value: 'alert', label: 'Alert' },
            { value: 'feed', label: 'Feed only' },
          ]}
        />
      </SettingRow>
      <SoundRow />
      <SpeechRow />
      <TestRow />
    </SettingGroup>
  );
}

function SoundRow() {
  const { settings, save } = useSettings();
  const bridge = useBridge();
  const { sound, volume } = settings.alerts;
  const [shownVolume, setShownVolume] = useState(volume);
  useEffect(() => setShownVolume(volume), [volume]);

  async function play(): Promise<void> {
    try {
      const { played, detail } = await bridge.request('sound.preview', { sound, volume: shownVolume });
      if (!played) notify({ level: 'warning', title: 'The sound could not be played', text: detail });
    } catch (error) {
      notify({ level: 'error', title: 'The sound could not be played', text: errorMessage(error) });
    }
  }

  return (
    <SettingRow label="Sound" hint="Once per toast. An entry can have its own.">
      <div className={styles.line}>
        <Select
          aria-label="Sound"
          w={140}
          value={sound}
          data={[...SOUNDS.map(({ id, label }) => ({ value: id, label })), { value: NO_SOUND, label: 'None' }]}
          onChange={(choice) => choice !== null && void save({ alerts: { sound: choice } })}
        />
        <Button
          leftSection={<IconPlayerPlay size={14} />}
          disabled={sound === NO_SOUND}
          aria-label="Play the sound"
          onClick={() => void play()}
        >
          Play
        </Button>
      </div>
      <div className={styles.line}>
        <span className={styles.dim}>Volume</span>
        <Slider
          className={styles.slider ?? ''}
          size="sm"
          thumbLabel="Volume"
          value={Math.round(shownVolume * 100)}
          label={(value) => `${value} %`}
          step={5}
          disabled={sound === NO_SOUND}
          onChange={(value) => setShownVolume(value / 100)}
          onChangeEnd={(value) => void save({ alerts: { volume: value / 100 } })}
        />
      </div>
    </SettingRow>
  );
}

function TestRow() {
  const { send, busy, outcome, error } = useTestAlert();
  return (
    <SettingRow
      label="Test"
      hint="A test notification goes through every step: filter, feed, toast, sound, click."
      error={error}
    >
      <Button loading={busy} onClick={() => void send()}>
        Send a test alert
      </Button>
      {outcome !== null && (
        <div className={styles.outcome} role="status">
          <p className={OUTCOME_STYLES[outcome.outcome]}>{formatToastOutcome(outcome)}</p>
          {outcome.outcome !== 'shown' && outcome.outcome !== 'withheld' && outcome.detail !== '' && (
            <details>
              <summary>What the system said</summary>
              <pre>{outcome.detail}</pre>
            </details>
          )}
        </div>
      )}
    </SettingRow>
  );
}

const OUTCOME_STYLES: Record<ToastOutcome['outcome'], string | undefined> = {
  shown: styles.good,
  failed: styles.error,
  unknown: styles.dim,
  withheld: styles.dim,
};
