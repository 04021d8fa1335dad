import '@mantine/dates/styles.css';
import { Suspense } from 'react';
import { lazyPart } from '../lib/lazy-part.tsx';
import { useView } from '../state/stores.tsx';
import type { HistoryTab } from '../state/view-store.ts';
import { PlainButton } from '../ui/controls/PlainButton.tsx';
import { StatusMessage } from '../ui/status/StatusMessage.tsx';
import styles from './history.module.css';
import { MessagesTab } from './MessagesTab.tsx';

const StatisticsTab = lazyPart(() => import('../statistics/StatisticsTab.tsx'));

const TABS: Readonly<Record<HistoryTab, string>> = { messages: 'Messages', statistics: 'Statistics' };

/** What was recorded, and what it adds up to. */
export default function HistoryView() {
  const tab = useView((slice) => slice.historyTab);
  const setTab = useView((slice) => slice.setHistoryTab);
  return (
    <div className={styles.view}>
      <nav className={styles.tabs} aria-label="History">
        {(Object.keys(TABS) as HistoryTab[]).map((one) => (
          <PlainButton key={one} aria-current={tab === one ? 'page' : undefined} onClick={() => setTab(one)}>
            {TABS[one]}
          </PlainButton>
        ))}
      </nav>
      <div className={styles.tab}>
        {tab === 'messages' ? (
          <MessagesTab />
        ) : (
          <Suspense fallback={<StatusMessage busy title="Opening" />}>
            <StatisticsTab />
          </Suspense>
        )}
      </div>
    </div>
  );
}
