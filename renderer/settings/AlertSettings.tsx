import { Button } from '@mantine/core';
import type { ToastOutcome } from '../../core/bridge/state/health.ts';
import { useTestAlert } from '../alerts/use-test-alert.ts';
import { formatToastOutcome } from '../lib/format/toast-outcome.ts';
import { ChoiceRow } from './controls/ChoiceRow.tsx';
import { SettingGroup, SettingRow } from './controls/SettingRow.tsx';
import { SwitchRow } from './controls/SwitchRow.tsx';
import styles from './settings.module.css';
import { OwnSoundsRow } from './sounds/OwnSoundsRow.tsx';
import { SoundRow } from './sounds/SoundRow.tsx';
import { SpeechRow } from './speech/SpeechRow.tsx';
import { useSettings } from './use-settings.ts';

/** Toasts, sound, what happens to unlisted events, and the test. */
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
      <ChoiceRow
        label="Events not on this watchlist"
        hint="The service sends only events on your account’s watchlist, so by default they alert."
        value={settings.unlisted}
        choices={{ alert: 'Alert', feed: 'Feed only' }}
        onChange={(unlisted) => void save({ unlisted })}
      />
      <SoundRow />
      <OwnSoundsRow />
      <SpeechRow />
      <TestRow />
    </SettingGroup>
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
