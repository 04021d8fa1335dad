import { Loader } from '@mantine/core';
import { IconCheck, IconCircleDashed, IconMinus, IconX } from '@tabler/icons-react';
import type { DiagnosisStep } from '../../core/bridge/state/health.ts';
import { formatMilliseconds } from '../../core/text/format/format-milliseconds.ts';
import { formatDuration } from '../lib/format/time.ts';
import { useClock } from '../state/stores.tsx';
import { useTimeFormat } from '../state/time-format.ts';
import styles from './health.module.css';

const STATE_LABELS: Record<DiagnosisStep['state'], string> = {
  pending: 'waiting',
  running: 'running',
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
};

/** The numbered connection steps, in the order in which a connection is made. */
export function DiagnosisSteps({ steps }: { steps: readonly DiagnosisStep[] }) {
  if (steps.length === 0) {
    return (
      <section className={styles.card}>
        <h3 className={styles.heading}>Connection, step by step</h3>
        <p className={styles.dim}>
          Not run yet. The checks follow a connection from the name of the gateway to its first message, and say where
          it ends. Alerts keep arriving meanwhile.
        </p>
      </section>
    );
  }
  return (
    <section className={styles.card}>
      <h3 className={styles.heading}>Connection, step by step</h3>
      <DiagnosisStepList steps={steps} />
    </section>
  );
}

/** The steps themselves, in the order in which a connection is made. */
export function DiagnosisStepList({ steps }: { steps: readonly DiagnosisStep[] }) {
  return (
    <ol className={styles.steps} aria-live="polite">
      {steps.map((step, index) => (
        <li key={step.name} className={styles.step} data-state={step.state}>
          <span className={styles.number}>{index + 1}</span>
          <StepIcon state={step.state} />
          <div className={styles.grow}>
            <div className={styles.name}>{step.name}</div>
            {step.detail !== '' && <StepDetail text={step.detail} />}
            {step.problem !== null && (
              <div className={styles.problem}>
                <strong>{step.problem.sentence}</strong> {step.problem.next_step}
              </div>
            )}
          </div>
          <span className={styles.dim}>
            {step.duration_ms === null ? STATE_LABELS[step.state] : formatStepDuration(step.duration_ms)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What was found, with times as the user reads them. */
function StepDetail({ text }: { text: string }) {
  const times = useTimeFormat();
  const detail = useClock((nowMs) => times.withInstants(text, nowMs));
  return <div className={styles.dim}>{detail}</div>;
}

function StepIcon({ state }: { state: DiagnosisStep['state'] }) {
  const label = STATE_LABELS[state];
  switch (state) {
    case 'passed':
      return <IconCheck size={16} className={styles.mark} aria-label={label} />;
    case 'failed':
      return <IconX size={16} className={styles.mark} aria-label={label} />;
    case 'running':
      return <Loader size={14} role="img" aria-label={label} />;
    case 'skipped':
      return <IconMinus size={16} className={styles.mark} aria-label={label} />;
    case 'pending':
      return <IconCircleDashed size={16} className={styles.mark} aria-label={label} />;
  }
}

const formatStepDuration = (ms: number) => (ms < 1000 ? formatMilliseconds(ms) : formatDuration(ms));
