import type { AlertStatistics } from '../../../core/statistics/alert-statistics.ts';
import { formatMissed } from '../../../core/statistics/away-summary.ts';
import { formatDuration } from '../../lib/format/time.ts';
import { RowsLink } from '../RowsLink.tsx';
import styles from '../statistics.module.css';

interface Props {
  readonly statistics: AlertStatistics;
  readonly from: string | null;
}

/** What the user missed: alerts without a toast, and the times when nothing could come. */
export function MissedSection({ statistics: { missed, offline, toasts }, from }: Props) {
  const countOf = (toast: string) => toasts.find((one) => one.toast === toast)?.alerts ?? 0;
  return (
    <>
      <p className={styles.sentence}>
        {missed.alerts === 0
          ? 'You missed no alert while alerts were paused or in quiet hours.'
          : `${formatMissed(missed)}.`}
      </p>
      <table className={styles.table} aria-label="Missed">
        <tbody>
          <tr>
            <th scope="row">Missed, and not opened since</th>
            <td>
              <RowsLink count={missed.alerts} label="missed" rows={{ result: 'missed', from }} />
            </td>
          </tr>
          <tr>
            <th scope="row">Came while alerts were paused</th>
            <td>
              <RowsLink count={countOf('paused')} label="while paused" rows={{ result: 'paused', from }} />
            </td>
          </tr>
          <tr>
            <th scope="row">Came in quiet hours</th>
            <td>
              <RowsLink count={countOf('quiet hours')} label="in quiet hours" rows={{ result: 'quiet hours', from }} />
            </td>
          </tr>
          <tr>
            <th scope="row">
              Times offline
              {offline.times > 0 && `, ${formatDuration(offline.ms)} in all`}
            </th>
            <td>
              <RowsLink count={offline.times} label="times offline" rows={{ result: 'offline', from }} />
            </td>
          </tr>
        </tbody>
      </table>
      <p className={styles.dim}>What came while the app was offline is not known.</p>
    </>
  );
}
