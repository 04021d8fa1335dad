import { IconChartBar } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { AlertStatistics } from '../../core/statistics/alert-statistics.ts';
import type { StatisticsPeriod } from '../../core/statistics/statistics-period.ts';
import { useWatchlist } from '../state/stores.tsx';
import { ChoiceButtons } from '../ui/controls/ChoiceButtons.tsx';
import pane from '../ui/side-pane/side-pane.module.css';
import { StatusMessage } from '../ui/status/StatusMessage.tsx';
import { entryTitle } from '../watchlist/entry-text.ts';
import { AlertTable } from './alerts/AlertTable.tsx';
import { entryLines, siteLines } from './alerts/alert-lines.ts';
import { MissedSection } from './alerts/MissedSection.tsx';
import { ToastTable } from './alerts/ToastTable.tsx';
import { Totals } from './alerts/Totals.tsx';
import { SiteDrops } from './drops/SiteDrops.tsx';
import styles from './statistics.module.css';
import { useAlertStatistics } from './use-alert-statistics.ts';

const PERIOD_NAMES: Readonly<Record<StatisticsPeriod, string>> = {
  day: '24 h',
  week: '7 d',
  month: '30 d',
  all: 'All',
};

/** What the history adds up to, for a period. */
export default function StatisticsTab() {
  const [period, setPeriod] = useState<StatisticsPeriod>('month');
  const { statistics, error, revision } = useAlertStatistics(period);
  return (
    <section className={styles.view} aria-label="Statistics">
      <h2 className="visually-hidden">Statistics</h2>
      <ChoiceButtons label="How far back" names={PERIOD_NAMES} value={period} onChoose={setPeriod} />
      {error !== null && (
        <p className={styles.error} role="alert">
          The statistics are not up to date: {error}
        </p>
      )}
      {statistics === null && error === null && <StatusMessage busy title="Counting" />}
      {statistics !== null && statistics.messages === 0 && (
        <StatusMessage icon={<IconChartBar size={20} />} title="Nothing to count yet">
          No message came in this time. Choose a longer one, or wait for the first message.
        </StatusMessage>
      )}
      {statistics !== null && statistics.messages > 0 && <Panels statistics={statistics} revision={revision} />}
    </section>
  );
}

function Panels({ statistics, revision }: { statistics: AlertStatistics; revision: number }) {
  const byId = useWatchlist((slice) => slice.byId);
  const { counted, toasts, period } = statistics;
  const from = statistics.from === null ? null : new Date(statistics.from).toISOString();
  const entries = useMemo(
    () =>
      entryLines(counted, from, (id) => {
        const known = byId.get(id);
        return known === undefined ? null : entryTitle(known);
      }),
    [counted, from, byId],
  );
  const sites = useMemo(() => siteLines(counted, from), [counted, from]);
  return (
    <>
      <Totals statistics={statistics} from={from} />
      <div className={styles.panels}>
        <Panel title="Missed">
          <MissedSection statistics={statistics} from={from} />
        </Panel>
        <Panel title="Toasts">
          <ToastTable toasts={toasts} from={from} />
        </Panel>
        <Panel title="By entry">
          <AlertTable title="Entry" lines={entries} />
        </Panel>
        <Panel title="By site">
          <AlertTable title="Site" lines={sites} />
        </Panel>
        <div className={styles.panel}>
          <SiteDrops sites={sites.flatMap(({ key }) => (key === '' ? [] : [key]))} {...{ period, revision }} />
        </div>
      </div>
      <p className={styles.dim}>
        Figures are kept for two years; the rows behind them as long as the history keeps messages.
      </p>
    </>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.panel}>
      <h3 className={pane.heading}>{title}</h3>
      {children}
    </section>
  );
}
