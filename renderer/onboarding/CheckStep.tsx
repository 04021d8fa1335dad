import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { DiagnosisStep } from '../../core/bridge/state/health.ts';
import { DiagnosisStepList } from '../health/DiagnosisSteps.tsx';
import { useHealth } from '../state/stores.tsx';
import styles from './onboarding.module.css';

/** Runs by itself; a step that fails says why and what to do. */
export function CheckStep({ onDone }: { onDone: (summary: string) => void }) {
  const run = useHealth((slice) => slice.run);
  const error = useHealth((slice) => slice.error);
  const steps = useHealth((slice) => slice.health?.steps) ?? [];
  const running = useHealth((slice) => slice.health?.running === true);
  const started = useRef(false);
  const failed = steps.some(({ state }) => state === 'failed');
  const ended = steps.length > 0 && steps.every(({ state }) => state !== 'pending' && state !== 'running');
  const passed = !running && ended && !failed;

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    void run();
  }, [run]);
  useEffect(() => {
    if (passed) onDone(formatResult(steps));
  }, [passed, steps, onDone]);

  return (
    <>
      <DiagnosisStepList steps={steps} />
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      {(failed || error !== null) && !running ? (
        <div className={styles.buttons}>
          <Button variant="filled" onClick={() => void run()}>
            Run again
          </Button>
          <Button onClick={() => onDone('Not passed yet: the app keeps trying')}>Continue anyway</Button>
        </div>
      ) : (
        <p className={styles.dim}>Nothing to do here. If a step fails, it says why and what to try.</p>
      )}
    </>
  );
}

function formatResult(steps: readonly DiagnosisStep[]): string {
  const totalMs = steps.reduce((sum, { duration_ms }) => sum + (duration_ms ?? 0), 0);
  return `All ${steps.length} steps passed in ${(totalMs / 1000).toFixed(1)} s`;
}
