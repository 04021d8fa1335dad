import { Button, Switch, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import { useReplay, useView } from '../state/stores.tsx';
import { useTimeFormat } from '../state/time-format.ts';
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
  const field = (name: keyof Evening) => ({
    required: true,
    withAsterisk: false,
    value: evening[name],
    onChange: (event: ChangeEvent<HTMLInputElement>) => setEvening({ ...evening, [name]: event.currentTarget.value }),
  });

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
          <TextInput type="date" label="Day" {...field('date')} />
          <TextInput type="time" label="From" {...field('from')} />
          <TextInput
            type="time"
            label="To"
            {...field('to')}
            description={evening.to <= evening.from ? 'on the next day' : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
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
