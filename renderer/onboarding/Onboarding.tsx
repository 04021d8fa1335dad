import { Button } from '@mantine/core';
import { Suspense, useEffect, useState } from 'react';
import { lazyPart } from '../lib/lazy-part.tsx';
import { useApp, useView } from '../state/stores.tsx';
import { CheckStep } from './CheckStep.tsx';
import { EntryStep } from './EntryStep.tsx';
import { FeedSkeleton } from './FeedSkeleton.tsx';
import { KeyStep } from './KeyStep.tsx';
import styles from './onboarding.module.css';
import { Step, type StepState } from './Step.tsx';
import { TestStep } from './TestStep.tsx';

const FeedView = lazyPart(() => import('../feed/FeedView.tsx'));

/** The first run, beside the feed as it fills: key, connection check, first entry, test alert. */
export default function Onboarding() {
  const keySet = useApp((app) => app.state?.key.set === true);
  const ending = useApp((app) => app.state?.key.ending ?? null);
  const setSettingUp = useView((slice) => slice.setSettingUp);
  const show = useView((slice) => slice.show);
  const [checked, setChecked] = useState<string | null>(null);
  const [entry, setEntry] = useState<string | null>(null);
  useEffect(() => {
    if (!keySet) setSettingUp(true);
  }, [keySet, setSettingUp]);

  const current = !keySet ? 1 : checked === null ? 2 : entry === null ? 3 : 4;
  const stateOf = (step: number): StepState => (step < current ? 'done' : step === current ? 'current' : 'next');
  return (
    <div className={styles.page} data-key={keySet}>
      <section className={styles.panel} aria-labelledby="setup-title">
        <div className={styles.head}>
          <h2 id="setup-title" className={styles.title}>
            {current === 4 ? 'Ready. One last look' : 'Set up in about a minute'}
          </h2>
          {keySet && (
            <Button variant="subtle" onClick={() => setSettingUp(false)}>
              {current === 4 ? 'Skip the test' : 'Skip setup'}
            </Button>
          )}
        </div>
        <ol className={styles.steps}>
          <Step
            number={1}
            title="API key"
            state={stateOf(1)}
            summary={ending === null ? 'Set' : `Ends in ${ending}`}
            action={{ label: 'Change', onClick: () => show('settings') }}
          >
            <KeyStep />
          </Step>
          <Step
            number={2}
            title="Connection check"
            state={stateOf(2)}
            summary={checked ?? 'Runs by itself, in a few seconds'}
            action={{ label: 'Details', onClick: () => show('diagnostics') }}
          >
            <CheckStep onDone={setChecked} />
          </Step>
          <Step
            number={3}
            title="First watchlist entry"
            state={stateOf(3)}
            summary={entry ?? 'Pick an event, a price and how many seats together'}
            action={{ label: 'Edit', onClick: () => show('watchlist') }}
          >
            <EntryStep onDone={setEntry} />
          </Step>
          <Step number={4} title="Test alert" state={stateOf(4)} summary="Checks that a toast and a sound reach you">
            <TestStep onDone={() => setSettingUp(false)} />
          </Step>
        </ol>
      </section>
      <div className={styles.feed}>
        {keySet ? (
          <Suspense fallback={<FeedSkeleton />}>
            <FeedView />
          </Suspense>
        ) : (
          <FeedSkeleton />
        )}
      </div>
    </div>
  );
}
