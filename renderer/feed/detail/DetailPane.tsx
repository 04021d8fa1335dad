import { useLayoutEffect, useRef } from 'react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { useStores, useView } from '../../state/stores.tsx';
import { EventPageButton } from '../../ui/side-pane/EventPageButton.tsx';
import { SidePane } from '../../ui/side-pane/SidePane.tsx';
import { StatusMessage } from '../../ui/status/StatusMessage.tsx';
import { rowActions } from '../actions/row-actions.ts';
import { DetailActions } from './DetailActions.tsx';
import styles from './detail.module.css';
import { NotificationDetail } from './NotificationDetail.tsx';
import { NotificationHeading } from './NotificationHeading.tsx';
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
  // The pane may have loaded late: whoever is elsewhere by now stays there.
  useLayoutEffect(() => {
    const held = document.activeElement;
    const isInView = held === null || held === document.body || pane.current?.parentElement?.contains(held) === true;
    if (focusRequests > 0 && isInView) pane.current?.focus();
  }, [focusRequests]);

  const item = detail.state === 'there' ? detail.detail.item : null;
  return (
    <SidePane
      ref={pane}
      className={styles.pane ?? ''}
      label="Details"
      subject={id}
      heading={detail.state === 'there' && <NotificationHeading detail={detail.detail} />}
      tools={item !== null && <EventPageTool item={item} />}
      closeLabel="Close the details"
      onClose={() => select(null)}
      {...(item !== null && { actions: <DetailActions item={item} /> })}
    >
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
    </SidePane>
  );
}

function EventPageTool({ item }: { item: NotificationItem }) {
  const stores = useStores();
  const action = rowActions(stores, item).find(({ id }) => id === 'event_page');
  if (action === undefined) return null;
  return <EventPageButton title={action.label} onClick={action.run} />;
}
