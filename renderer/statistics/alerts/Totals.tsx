import type { ReactNode } from 'react';
import { type AlertStatistics, hitRate, totalAlerts } from '../../../core/statistics/alert-statistics.ts';
import { formatCount } from '../../../core/text/format/format-number.ts';
import { formatDuration } from '../../lib/format/time.ts';
import { formatShare } from '../format-share.ts';
import { RowsLink } from '../RowsLink.tsx';
import styles from '../statistics.module.css';

const NO_BREAK_SPACE = '\u00a0';

interface Props {
  readonly statistics: AlertStatistics;
  readonly from: string | null;
}

/** The figures of a period at a glance. */
export function Totals({ statistics, from }: Props) {
  const total = totalAlerts(statistics.counted);
  const { delay_p50_ms: p50, delay_p95_ms: p95 } = statistics;
  return (
    <dl className={styles.totals}>
      <Figure name="Alerts" note={`of ${formatCount(statistics.messages, 'message')}`}>
        <RowsLink count={total.alerts} label="alerts" rows={{ outcome: 'alert', from }} />
      </Figure>
      <Figure name="Opened" note={total.alerts === 0 ? '' : `${formatShare(total.opened / total.alerts)} of alerts`}>
        <RowsLink count={total.opened} label="opened" rows={{ result: 'opened', from }} />
      </Figure>
      <Figure name="Got it" note={formatCount(total.tickets, 'ticket')}>
        <RowsLink count={total.got} label="got it" rows={{ result: 'got', from }} />
      </Figure>
      <Figure name="Gone" note="">
        <RowsLink count={total.gone} label="gone" rows={{ result: 'gone', from }} />
      </Figure>
      <Figure name="Hit rate" note={`of ${formatCount(total.got + total.gone, 'result')}`}>
        {formatShare(hitRate(total))}
      </Figure>
      <Figure
        name="Feed delay"
        note={p95 === null ? 'no messages' : `95% within ${formatDuration(p95).replaceAll(' ', NO_BREAK_SPACE)}`}
      >
        {p50 === null ? '–' : formatDuration(p50)}
      </Figure>
    </dl>
  );
}

function Figure({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.figure}>{children}</dd>
      <dd className={styles.dim}>{note}</dd>
    </div>
  );
}
