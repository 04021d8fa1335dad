import { Button, Checkbox } from '@mantine/core';
import { Fragment, useEffect, useState } from 'react';
import type { QuietSpan } from '../../core/settings/settings.ts';
import { useApp } from '../state/stores.tsx';
import { TimeInput } from '../ui/controls/TimeInput.tsx';
import { SettingGroup, SettingRow } from './controls/SettingRow.tsx';
import { SwitchRow } from './controls/SwitchRow.tsx';
import styles from './settings.module.css';
import { useSettings } from './use-settings.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
/** Weeks are shown from Monday; stored from Sunday. */
const DAYS_FROM_MONDAY = [1, 2, 3, 4, 5, 6, 0] as const;
const DEFAULT_SPAN: QuietSpan = { from: '23:00', to: '07:00' };

/** When toasts and sounds are held back, per weekday. */
export function QuietHoursSettings() {
  const { settings, save, issueOf } = useSettings();
  const quietNow = useApp((app) => app.state?.quiet_now === true);
  const { quiet_hours, quiet_hours_enabled } = settings.alerts;

  const setDay = (day: number, span: QuietSpan | null) =>
    save({ alerts: { quiet_hours: quiet_hours.map((old, index) => (index === day ? span : old)) } });

  return (
    <SettingGroup id="quiet" title="Quiet hours">
      <SwitchRow
        label="Mute notifications and sounds"
        hint={quietNow ? 'Quiet right now. The feed keeps recording.' : 'The feed keeps recording.'}
        error={issueOf('alerts.quiet_hours')}
        checked={quiet_hours_enabled}
        onChange={(on) => void save({ alerts: { quiet_hours_enabled: on } })}
      />
      {quiet_hours_enabled && (
        <SettingRow
          label="Days"
          hint="The day on which quiet begins. An end that is not after the start is on the next day."
          wide
        >
          <div className={styles.days}>
            {DAYS_FROM_MONDAY.map((day) => (
              <DayRow
                key={day}
                day={DAYS[day]}
                span={quiet_hours[day] ?? null}
                onChange={(span) => void setDay(day, span)}
              />
            ))}
          </div>
          <Button
            className={styles.add ?? ''}
            onClick={() =>
              void save({ alerts: { quiet_hours: quiet_hours.map(() => quiet_hours[1] ?? DEFAULT_SPAN) } })
            }
          >
            Copy Monday to all days
          </Button>
        </SettingRow>
      )}
    </SettingGroup>
  );
}

interface DayRowProps {
  readonly day: string;
  readonly span: QuietSpan | null;
  readonly onChange: (span: QuietSpan | null) => void;
}

function DayRow({ day, span, onChange }: DayRowProps) {
  return (
    <Fragment>
      <Checkbox
        label={day}
        checked={span !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? DEFAULT_SPAN : null)}
      />
      {span === null ? (
        <span className={styles.dim}>not quiet</span>
      ) : (
        <TimeField label={`${day} from`} value={span.from} onCommit={(from) => onChange({ ...span, from })} />
      )}
      <span className={styles.dim}>{span === null ? '' : 'to'}</span>
      {span === null ? (
        <span />
      ) : (
        <TimeField label={`${day} to`} value={span.to} onCommit={(to) => onChange({ ...span, to })} />
      )}
      <span className={styles.dim}>{span !== null && span.to <= span.from ? 'next day' : ''}</span>
    </Fragment>
  );
}

function TimeField({ label, value, onCommit }: { label: string; value: string; onCommit: (time: string) => void }) {
  const [time, setTime] = useState(value);
  const [discarded, setDiscarded] = useState(0);
  useEffect(() => setTime(value), [value]);
  return (
    <TimeInput
      name={label}
      revision={discarded}
      value={time}
      onChange={setTime}
      onBlur={() => {
        if (time === '') {
          setTime(value);
          setDiscarded(discarded + 1);
        } else if (time !== value) onCommit(time);
      }}
    />
  );
}
