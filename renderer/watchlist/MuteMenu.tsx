import { Button, Group, Menu, Modal } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { IconBellOff, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { minutesFromNow, nextMidnight } from '../lib/format/time.ts';
import { CALENDAR_LABELS } from './calendar-labels.ts';

interface Props {
  /** Whether there is a mute to lift. */
  readonly muted: boolean;
  /** RFC3339, or `null` to lift it. */
  readonly onMute: (until: string | null) => void;
}

/** Mutes for an hour, until tomorrow, or until a date. */
export function MuteMenu({ muted, onMute }: Props) {
  const [picking, setPicking] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const past = picked !== null && parsePickedTime(picked).getTime() <= Date.now();
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
          <Menu.Item onClick={() => onMute(nextMidnight())}>Until tomorrow</Menu.Item>
          <Menu.Item onClick={() => setPicking(true)}>Until a date…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={picking} onClose={() => setPicking(false)} title="Mute until" size={340}>
        <DateTimePicker
          label="Date and time"
          description="In your own time zone."
          error={past && 'That time is past: nothing would be muted.'}
          placeholder="Choose"
          size="xs"
          minDate={new Date()}
          value={picked}
          onChange={setPicked}
          popoverProps={{ withinPortal: true }}
          ariaLabels={CALENDAR_LABELS}
        />
        <Group justify="flex-end" mt={16}>
          <Button onClick={() => setPicking(false)}>Cancel</Button>
          <Button
            variant="filled"
            disabled={picked === null || past}
            onClick={() => {
              if (picked === null) return;
              onMute(parsePickedTime(picked).toISOString());
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

/** What the picker gives, `2026-06-15 20:00:00` of the user's time. */
const parsePickedTime = (picked: string) => new Date(picked.replace(' ', 'T'));
