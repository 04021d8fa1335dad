import { formatAlertResult, isAlertResult } from '../../../core/feed/alert-result.ts';
import type { CountedToasts } from '../../../core/statistics/alert-statistics.ts';
import { capitalize } from '../../../core/text/capitalize.ts';
import { formatNumber } from '../../../core/text/format/format-number.ts';
import { RowsLink } from '../RowsLink.tsx';
import styles from '../statistics.module.css';

interface Props {
  readonly toasts: readonly CountedToasts[];
  readonly from: string | null;
}

/** The outcomes of toasts, or why there was no toast. */
export function ToastTable({ toasts, from }: Props) {
  const clicked = toasts.reduce((sum, one) => sum + one.clicked, 0);
  return (
    <table className={styles.table} aria-label="Toasts">
      <thead>
        <tr>
          <th scope="col">Toast</th>
          <th scope="col">Alerts</th>
        </tr>
      </thead>
      <tbody>
        {toasts.map(({ toast, alerts }) => (
          <tr key={toast ?? ''}>
            <th scope="row">{formatToast(toast)}</th>
            <td>
              {toast !== null && isAlertResult(toast) ? (
                <RowsLink count={alerts} label={formatToast(toast)} rows={{ result: toast, from }} />
              ) : (
                formatNumber(alerts)
              )}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{formatAlertResult('clicked')}</th>
          <td>
            <RowsLink count={clicked} label={formatAlertResult('clicked')} rows={{ result: 'clicked', from }} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function formatToast(toast: string | null): string {
  if (toast === null) return 'Not recorded';
  return isAlertResult(toast) ? formatAlertResult(toast) : capitalize(toast);
}
