import { Button, Group, Menu, Modal } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconBellOff, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { formatIsoDay, parseIsoDay } from '../../core/time/calendar.ts';
import { fromWallTime, type TimeZone, toWallTime } from '../../core/time/wall-time.ts';
import { minutesFromNow } from '../lib/format/time.ts';
import { useStores } from '../state/stores.tsx';
import { tomorrow, useTimeFormat } from '../state/time-format.ts';
import { CALENDAR_LABELS } from './calendar-labels.ts';

interface Props {
  /** Whether there is a mute to lift. */
  readonly muted: boolean;
  /** RFC3339, or `null` to lift it. */
  readonly onMute: (until: string | null) => void;
}

/** Mutes for an hour, until tomorrow, or until a date. */
export function MuteMenu({ muted, onMute }: Props) {
  const stores = useStores();
  const times = useTimeFormat();
  const [picking, setPicking] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const pickedMs = picked === null ? null : parsePickedTime(picked, times.zone);
  const past = pickedMs !== null && pickedMs <= Date.now();
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button leftSection={<IconBellOff size={14} />} rightSection={<IconChevronDown size={13} />}>
            Mute
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {muted && (
            <Menu.Item fw={600} onClick={() => onMute(null)}>
              Unmute
            </Menu.Item>
          )}
          <Menu.Item onClick={() => onMute(minutesFromNow(60))}>For 1 hour</Menu.Item>
          <Menu.Item onClick={() => onMute(tomorrow(stores))}>Until tomorrow</Menu.Item>
          <Menu.Item onClick={() => setPicking(true)}>Until a date…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={picking} onClose={() => setPicking(false)} title="Mute until" size={340}>
        <DateTimePicker
          label="Date and time"
          description={
            times.zone === 'system' ? 'In your own time zone.' : `In the time zone of the settings: ${times.zone}.`
          }
          valueFormat={times.clock === '12h' ? 'D MMM YYYY, h:mm A' : 'D MMM YYYY, HH:mm'}
          timePickerProps={{ format: times.clock }}
          error={past && 'That time is past: nothing would be muted.'}
          placeholder="Choose"
          size="xs"
          minDate={formatIsoDay(toWallTime(Date.now(), times.zone).day)}
          value={picked}
          onChange={setPicked}
          popoverProps={{ withinPortal: true }}
          ariaLabels={CALENDAR_LABELS}
        />
        <Group justify="flex-end" mt={16}>
          <Button onClick={() => setPicking(false)}>Cancel</Button>
          <Button
            variant="filled"
            disabled={pickedMs === null || past}
            onClick={() => {
              if (pickedMs === null) return;
              onMute(new Date(pickedMs).toISOString());
              setPicking(false);
            }}
          >
            Mute
          </Button>
        </Group>
      </Modal>
    </>
  );
}

/** What the picker gives, `2026-06-15 20:00:00` of the user's time, in milliseconds since the epoch; `null` if it is no time. */
function parsePickedTime(picked: string, zone: TimeZone): number | null {
  const [date = '', time = ''] = picked.split(' ');
  const day = parseIsoDay(date);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return day === null ? null : fromWallTime({ day, minute: hour * 60 + minute }, zone);
}
