import { Button } from '@mantine/core';
import { IconCheck, IconEyeOff, IconRefresh, IconVolumeOff } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTestAlert } from '../alerts/use-test-alert.ts';
import { NoSound } from './NoSound.tsx';
import { NothingCame } from './NothingCame.tsx';
import styles from './onboarding.module.css';

const SENT = 'A test alert was sent: a notification at the edge of the screen, with a sound. Did it reach you?';
/** The answer that is to be expected. */
const FILLED = { variant: 'filled' } as const;
const NOT_SHOWN = 'The test alert could not be shown on this computer. “Nothing came” says why and what helps.';

/** Sends a test alert and asks whether it arrived; if not, leads to what helps. */
export function TestStep({ onDone }: { onDone: () => void }) {
  const { send, busy, outcome, error } = useTestAlert();
  const [problem, setProblem] = useState<'sound' | 'toast' | null>(null);
  const started = useRef(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the step is reached
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void send();
  }, []);

  const notShown = outcome?.outcome === 'failed';
  return (
    <>
      <p role="status">{busy ? 'Sending a test alert…' : notShown ? NOT_SHOWN : SENT}</p>
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <div className={styles.buttons}>
        <Button {...(notShown ? {} : FILLED)} leftSection={<IconCheck size={15} />} onClick={onDone}>
          Seen and heard
        </Button>
        <Button
          leftSection={<IconVolumeOff size={15} />}
          aria-pressed={problem === 'sound'}
          onClick={() => setProblem('sound')}
        >
          Seen, no sound
        </Button>
        <Button
          {...(notShown ? FILLED : {})}
          leftSection={<IconEyeOff size={15} />}
          aria-pressed={problem === 'toast'}
          onClick={() => setProblem('toast')}
        >
          Nothing came
        </Button>
      </div>
      {problem === 'sound' && <NoSound />}
      {problem === 'toast' && <NothingCame outcome={outcome} />}
      <div className={styles.buttons}>
        <Button variant="subtle" loading={busy} leftSection={<IconRefresh size={15} />} onClick={() => void send()}>
          Send it again
        </Button>
        {problem !== null && (
          <Button variant="subtle" onClick={onDone}>
            Go on to the feed
          </Button>
        )}
      </div>
    </>
  );
}
