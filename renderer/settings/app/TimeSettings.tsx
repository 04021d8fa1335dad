import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { createTimeFormat } from '../../../core/time/time-format.ts';
import { useApp, useClock } from '../../state/stores.tsx';
import { ChoiceRow } from '../controls/ChoiceRow.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import { useSettings } from '../use-settings.ts';

/** How times are written, in the window, the tray and notifications. */
export function TimeSettings() {
  const { settings, save, issueOf } = useSettings();
  const { time } = settings;
  const locale = useApp((app) => app.state?.locale ?? '');
  const now = useClock((nowMs) => createTimeFormat(time, locale).shortTime(new Date(nowMs).toISOString()));
  return (
    <>
      <ChoiceRow
        label="Clock"
        hint={`It is ${now}.`}
        alsoFoundBy="12 hour 24 hour AM PM time format"
        error={issueOf('time.clock')}
        value={time.clock}
        choices={{ system: 'System', '12h': '12 h', '24h': '24 h' }}
        onChange={(clock) => void save({ time: { clock } })}
      />
      <SettingRow
        label="Time zone"
        htmlFor="time-zone"
        hint="Of every time in the app, of quiet hours and “until tomorrow”. Event dates stay those of the venue."
        error={issueOf('time.zone')}
      >
        <ZonePicker zone={time.zone} onChange={(zone) => void save({ time: { zone } })} />
      </SettingRow>
    </>
  );
}

function ZonePicker({ zone, onChange }: { zone: string; onChange: (zone: string) => void }) {
  const zones = useMemo(
    () => [
      { value: 'system', label: `System (${Intl.DateTimeFormat().resolvedOptions().timeZone})` },
      ...Intl.supportedValuesOf('timeZone').map((name) => ({ value: name, label: name.replaceAll('_', ' ') })),
    ],
    [],
  );
  // A zone that this list does not name, such as an older name, can still be in use.
  const data = zones.some(({ value }) => value === zone) ? zones : [{ value: zone, label: zone }, ...zones];
  return (
    <Select
      id="time-zone"
      w={260}
      searchable
      limit={100}
      nothingFoundMessage="No such time zone"
      allowDeselect={false}
      value={zone}
      data={data}
      onChange={(name) => name !== null && onChange(name)}
    />
  );
}
