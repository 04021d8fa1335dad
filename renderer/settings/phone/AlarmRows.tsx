import { Checkbox } from '@mantine/core';
import { forwardersForAlarm } from '../../../core/alerts/choose-forwarders.ts';
import type { LastAlarm } from '../../../core/bridge/state/app.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../core/settings/settings.ts';
import { formatList } from '../../../core/text/format/format-list.ts';
import { formatDuration } from '../../lib/format/time.ts';
import { useApp, useClock } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { ToggleChips } from '../../watchlist/editor/fields/ToggleChips.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import { SwitchRow } from '../controls/SwitchRow.tsx';
import { useSettings } from '../use-settings.ts';
import { AmountCheckbox } from './AmountCheckbox.tsx';
import styles from './phone.module.css';

const DEFAULT = '';

/** Whether forwarders are notified when the feed itself is down. */
export function AlarmRows() {
  const { settings, save, issueOf } = useSettings();
  const { alarm, forwarders } = settings;
  const set = (patch: Partial<Settings['alarm']>) => void save({ alarm: patch });
  return (
    <>
      <SwitchRow
        label="Alarm if the feed itself is down"
        hint="A message to your forwarders, and another one when the feed is back."
        alsoFoundBy="offline disconnected silent key refused"
        error={issueOf('alarm')}
        checked={alarm.enabled}
        onChange={(enabled) => set({ enabled })}
      />
      {alarm.enabled && (
        <SettingRow label="Alarm when" alsoFoundBy="offline silent key refused minutes hours" wide>
          <div className={styles.signs}>
            <AmountCheckbox
              label="Offline for"
              amountLabel="Minutes offline"
              unit="min"
              min={1}
              max={1440}
              value={alarm.offline_minutes}
              initial={DEFAULT_SETTINGS.alarm.offline_minutes}
              onChange={(minutes) => set({ offline_minutes: minutes })}
            />
            <Checkbox
              label="The key is refused"
              checked={alarm.key_refused}
              onChange={(event) => set({ key_refused: event.currentTarget.checked })}
            />
            <AmountCheckbox
              label="Nothing came for"
              amountLabel="Hours without a message"
              unit="h"
              min={1}
              max={72}
              value={alarm.silent_hours}
              initial={DEFAULT_SETTINGS.alarm.silent_hours}
              onChange={(hours) => set({ silent_hours: hours })}
              note="though some usually came then: on 3 of the last 7 days"
            />
            <ToggleChips
              chips={[
                { id: DEFAULT, label: 'All that get all alerts', on: alarm.forward_to === null },
                ...forwarders.map(({ id, label }) => ({ id, label, on: alarm.forward_to?.includes(id) === true })),
              ]}
              onToggle={(id, on) => {
                const chosen = (alarm.forward_to ?? []).filter((other) => other !== id);
                if (id === DEFAULT) set({ forward_to: on ? null : [] });
                else set({ forward_to: on ? [...chosen, id] : chosen });
              }}
            />
            <AlarmTargets settings={settings} />
          </div>
          <LastAlarmLine />
        </SettingRow>
      )}
    </>
  );
}

function AlarmTargets({ settings: { alarm, forwarders } }: { settings: Settings }) {
  const notified = forwardersForAlarm(forwarders, alarm.forward_to);
  return notified.length === 0 ? (
    <p className={styles.note}>Nobody is notified. Turn on a forwarder under Forwarding, and choose it here.</p>
  ) : (
    <p className={styles.dim}>Notified: {formatList(notified.map(({ label }) => label))}</p>
  );
}

const WHAT: Readonly<Record<LastAlarm['kind'], string>> = {
  key_refused: 'key refused',
  offline: 'offline',
  silent: 'nothing came',
};

function LastAlarmLine() {
  const last = useApp((app) => app.state?.last_alarm ?? null);
  const times = useTimeFormat();
  const text = useClock((nowMs) => {
    if (last === null) return 'Last alarm: never';
    const lasted =
      last.until === null
        ? ', not over'
        : `, over after ${formatDuration(Date.parse(last.until) - Date.parse(last.at))}`;
    return `Last alarm: ${times.dateTime(last.at, nowMs)}, ${WHAT[last.kind]}${lasted}`;
  });
  return <p className={styles.dim}>{text}</p>;
}
