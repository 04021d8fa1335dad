import { ActionIcon } from '@mantine/core';
import { IconExternalLink, IconX } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { useStores, useView } from '../../state/stores.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { StatusMessage } from '../../ui/StatusMessage.tsx';
import paneStyles from '../../ui/side-pane.module.css';
import { rowActions } from '../actions/row-actions.ts';
import { DetailActions } from './DetailActions.tsx';
import styles from './detail.module.css';
import { NotificationDetail } from './NotificationDetail.tsx';
import { useNotificationDetail } from './use-notification-detail.ts';

interface Props {
  readonly id: number;
  /** How often it was asked to take the focus. */
  readonly focusRequests: number;
}

/** Everything known of one row. */
export default function DetailPane({ id, focusRequests }: Props) {
  const pane = useRef<HTMLElement>(null);
  const select = useView((slice) => slice.select);
  const detail = useNotificationDetail(id);
  const body = useRef<HTMLDivElement>(null);

  // The pane may have loaded late: whoever is elsewhere by now stays there.
  useLayoutEffect(() => {
    const held = document.activeElement;
    const isInView = held === null || held === document.body || pane.current?.parentElement?.contains(held) === true;
    if (focusRequests > 0 && isInView) pane.current?.focus();
  }, [focusRequests]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another row begins at its top
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [id]);

  return (
    <aside className={`${paneStyles.pane} ${styles.pane}`} aria-label="Details" tabIndex={-1} ref={pane}>
      <div className={styles.tools}>
        {detail.state === 'there' && <EventPageButton item={detail.detail.item} />}
        <ActionIcon aria-label="Close the details" onClick={() => select(null)}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <div className={`${paneStyles.body} ${styles.body}`} ref={body}>
        {detail.state === 'loading' && <StatusMessage busy title="Loading the details" />}
        {detail.state === 'failed' && (
          <StatusMessage title="The details could not be loaded">{detail.error}</StatusMessage>
        )}
        {detail.state === 'gone' && (
          <StatusMessage title="No longer in the history">
            This notification was kept for a while and has been cleared since.
          </StatusMessage>
        )}
        {detail.state === 'there' && <NotificationDetail detail={detail.detail} />}
      </div>
      {detail.state === 'there' && <DetailActions item={detail.detail.item} />}
    </aside>
  );
}

function EventPageButton({ item }: { item: NotificationItem }) {
  const stores = useStores();
  const action = rowActions(stores, item).find(({ id }) => id === 'event_page');
  if (action === undefined) return null;
  return (
    <PlainButton title={action.label} aria-label={action.label} onClick={action.run}>
      <IconExternalLink size={14} aria-hidden /> <span className={styles.toolText}>{action.short}</span>
    </PlainButton>
  );
}
