import { Button } from '@mantine/core';
import { useState } from 'react';
import { useApp, useBridge, useClock } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { ConfirmButton } from '../../ui/controls/ConfirmButton.tsx';
import { AttemptStatus } from '../controls/AttemptStatus.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import { useAttempt } from '../controls/use-attempt.ts';
import styles from '../settings.module.css';
import { useSettings } from '../use-settings.ts';
import { AmountInput } from './AmountInput.tsx';
import { HeartbeatForm } from './HeartbeatForm.tsx';
import phoneStyles from './phone.module.css';

/** A web service that the app asks while it hears the feed, and so notices if it does not. */
export function HeartbeatRow() {
  const bridge = useBridge();
  const { settings, save, issueOf } = useSettings();
  const { enabled, every_minutes: minutes } = settings.heartbeat;
  const [editing, setEditing] = useState(false);
  const { busy, result, attempt, clearResult } = useAttempt();
  const test = () =>
    attempt(async () => {
      const { delivered, detail } = await bridge.request('heartbeat.test', null);
      return { ok: delivered, text: detail };
    });
  const remove = () => attempt(async () => await bridge.request('heartbeat.remove', null));

  return (
    <SettingRow
      label="Heartbeat"
      hint="A web address that is asked while the app is connected, such as a check of healthchecks.io. If that stops, the service tells you, even if this computer is off. An alarm asks it with /fail."
      alsoFoundBy="healthchecks dead man's switch ping monitor uptime alarm offline"
      error={issueOf('heartbeat')}
      wide
    >
      {editing ? (
        <HeartbeatForm stored={enabled} onClose={() => setEditing(false)} />
      ) : (
        <div className={styles.line}>
          {enabled && (
            <>
              <span>Every</span>
              <AmountInput
                label="Minutes between heartbeats"
                unit="min"
                min={1}
                max={1440}
                value={minutes}
                onCommit={(every) => void save({ heartbeat: { every_minutes: every } })}
              />
              <Button loading={busy} onClick={() => void test()}>
                Test
              </Button>
            </>
          )}
          <Button
            onClick={() => {
              clearResult();
              setEditing(true);
            }}
          >
            {enabled ? 'Change the address' : 'Set up'}
          </Button>
          {enabled && (
            <ConfirmButton label="Remove" confirmLabel="Remove?" disabled={busy} onConfirm={() => void remove()} />
          )}
        </div>
      )}
      <AttemptStatus result={result} />
      {enabled && !editing && <LastHeartbeatLine />}
    </SettingRow>
  );
}

function LastHeartbeatLine() {
  const last = useApp((app) => app.state?.last_heartbeat ?? null);
  const times = useTimeFormat();
  const text = useClock((nowMs) => {
    if (last === null) return 'None sent yet in this run.';
    const what = last.signal === 'fail' ? 'the alarm (/fail)' : 'connected';
    return `Last: ${times.dateTime(last.at, nowMs)}, ${what}, ${last.delivered ? 'delivered' : `not delivered: ${last.detail}`}`;
  });
  return <p className={phoneStyles.dim}>{text}</p>;
}
