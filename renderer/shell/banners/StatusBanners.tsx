import { Button, CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Notice } from '../../../core/bridge/state/app.ts';
import { useApp, useHiddenNotices, useStores, useView } from '../../state/stores.tsx';
import { switchConnection } from '../app-actions.ts';
import styles from '../connection.module.css';
import { UnreadWatchlistActions } from './UnreadWatchlistActions.tsx';

const SEVERITY: Readonly<Record<Notice['level'], number>> = { error: 0, warning: 1, info: 2 };

/**
 * Lasting conditions that need the user, above every view: one banner, the most serious first, with how many there are. The
 * connection's problem, and one with buttons that end it, stay until they are solved; the others can be dismissed.
 */
export function StatusBanners() {
  const isHostGone = useApp((app) => app.transport === 'down');
  const problem = useConnectionNotice();
  const conditions = useVisibleConditions();
  const [index, setIndex] = useState(0);
  const notices = [...(problem === null ? [] : [problem]), ...conditions];
  const shown = notices[Math.min(index, notices.length - 1)];
  // Of an app that is gone nothing of this holds, and no button of it does anything.
  if (shown === undefined || isHostGone) return null;
  const place = notices.indexOf(shown);
  return (
    <Banner notice={shown.notice}>
      {shown.actions}
      {notices.length > 1 && (
        <Button variant="subtle" color="gray" onClick={() => setIndex((place + 1) % notices.length)}>
          {place + 1} of {notices.length}
        </Button>
      )}
    </Banner>
  );
}

interface ShownNotice {
  readonly notice: Notice;
  readonly actions: React.ReactNode;
}

function useConnectionNotice(): ShownNotice | null {
  const stores = useStores();
  const connection = useApp((app) => app.state?.connection);
  const show = useView((slice) => slice.show);
  const setSettingsGroup = useView((slice) => slice.setSettingsGroup);
  if (connection === undefined || connection.problem === null || connection.state === 'open') return null;
  const changeKey = () => {
    show('settings');
    setSettingsGroup('connection');
  };
  return {
    // Alerts are being missed: never the amber of what the user muted.
    notice: { level: 'error', title: connection.problem.sentence, text: connection.problem.next_step },
    actions: (
      <>
        {connection.state === 'unauthorised' ? (
          <Button variant="filled" onClick={changeKey}>
            Change key
          </Button>
        ) : (
          <Button onClick={() => void switchConnection(stores, true)}>Try now</Button>
        )}
        <Button onClick={() => show('diagnostics')}>Run connection check</Button>
      </>
    ),
  };
}

function useVisibleConditions(): ShownNotice[] {
  const conditions = useApp((app) => app.state?.conditions);
  const hidden = useHiddenNotices((slice) => slice.keys);
  const hide = useHiddenNotices((slice) => slice.hide);
  const keepOnly = useHiddenNotices((slice) => slice.keepOnly);
  useEffect(() => {
    if (conditions !== undefined) keepOnly(conditions.map(noticeKey));
  }, [conditions, keepOnly]);
  return (conditions ?? [])
    .filter((condition) => condition.about !== undefined || !hidden.includes(noticeKey(condition)))
    .toSorted((a, b) => SEVERITY[a.level] - SEVERITY[b.level])
    .map((notice) => ({
      notice,
      actions:
        notice.about === 'unread_watchlist' ? (
          <UnreadWatchlistActions />
        ) : (
          <CloseButton size={22} aria-label="Hide this notice" onClick={() => hide(noticeKey(notice))} />
        ),
    }));
}

const SENTENCE_END = /[.?!]$/;

const noticeKey = ({ title, text }: Notice) => `${title} ${text}`;

function Banner({ notice, children }: { notice: Notice; children?: React.ReactNode }) {
  const Icon = notice.level === 'info' ? IconInfoCircle : IconAlertTriangle;
  return (
    <div className={styles.banner} data-level={notice.level} role={notice.level === 'error' ? 'alert' : 'status'}>
      <div className={styles.said}>
        <Icon size={16} className={styles.mark} aria-hidden />
        <p className={styles.text}>
          <strong>{notice.title}</strong>
          {SENTENCE_END.test(notice.title) ? ' ' : '. '}
          {notice.text}
        </p>
      </div>
      <div className={styles.bannerActions}>{children}</div>
    </div>
  );
}
