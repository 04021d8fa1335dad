import { Button, Switch } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useReplay, useView } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { TimeInput } from '../../ui/controls/TimeInput.tsx';
import { CALENDAR_LABELS } from '../../watchlist/calendar-labels.ts';
import { type Evening, eveningInstants, suggestEvening } from './evening.ts';
import styles from './setup.module.css';

/** Which evening to play. */
export function ReplaySetup() {
  const show = useView((slice) => slice.show);
  const start = useReplay((slice) => slice.start);
  const error = useReplay((slice) => slice.error);
  const suggested = useReplay((slice) => slice.suggested);
  const { zone } = useTimeFormat();
  const [evening, setEvening] = useState<Evening>(() => suggestEvening(suggested, Date.now(), zone));
  const [toasts, setToasts] = useState(false);
  const [starting, setStarting] = useState(false);
  const instants = eveningInstants(evening, zone);
  const change = (patch: Partial<Evening>) => setEvening({ ...evening, ...patch });

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (instants === null) return;
    setStarting(true);
    await start({ ...instants, toasts });
    setStarting(false);
  }

  return (
    <div className={styles.page}>
      <form className={styles.form} aria-label="Replay an evening" onSubmit={(event) => void submit(event)}>
        <h1 className={styles.title}>Replay an evening</h1>
        <p className={styles.dim}>
          What was recorded is played through your watchlist as it is now, to see whether its filters are right. Edit an
          entry meanwhile, and the evening is decided again. The live feed and its alerts go on; nothing is recorded,
          opened or forwarded by a replay.
        </p>
        <div className={styles.fields}>
          <DatePickerInput
            label="Day"
            size="xs"
            valueFormat="ddd D MMM YYYY"
            ariaLabels={CALENDAR_LABELS}
            // The calendar is named after its field, which it looks for under its own id.
            id="replay-day"
            popoverProps={{ id: 'replay-day', withinPortal: true }}
            value={evening.date}
            onChange={(date) => change({ date: date ?? '' })}
          />
          <TimeInput label="From" name="From" value={evening.from} onChange={(from) => change({ from })} />
          <TimeInput
            label="To"
            name="To"
            value={evening.to}
            onChange={(to) => change({ to })}
            description={evening.to <= evening.from ? 'on the next day' : undefined}
          />
        </div>
        <Switch
          label="Show toasts while replaying"
          description="Marked REPLAY, without a sound. A click shows the message here."
          checked={toasts}
          onChange={(event) => setToasts(event.currentTarget.checked)}
        />
        {error !== null && (
          <p className={styles.error} role="alert">
            {error}
          </p>
        )}
        <div className={styles.actions}>
          <Button
            type="submit"
            variant="filled"
            leftSection={<IconPlayerPlay size={14} />}
            disabled={instants === null}
            loading={starting}
          >
            Start replay
          </Button>
          <Button onClick={() => show('history')}>Back to history</Button>
        </div>
      </form>
    </div>
  );
}
