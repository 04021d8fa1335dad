import styles from '../settings.module.css';
import type { AttemptResult } from './use-attempt.ts';

/** How the last attempt ended; nothing if there was none. */
export function AttemptStatus({ result }: { result: AttemptResult | null }) {
  if (result === null) return null;
  return (
    <p className={result.ok ? styles.good : styles.error} role="status">
      {result.text}
    </p>
  );
}
