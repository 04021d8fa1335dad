import { useEffect, useState } from 'react';
import type { FeedDetail, NotificationItem } from '../../../core/feed/feed-item.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge, useFeed, useHistory } from '../../state/stores.tsx';

/** How far the detail of a row is known. `gone`: the history no longer holds it. */
export type DetailLoadState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: string }
  | { readonly state: 'gone' }
  | { readonly state: 'there'; readonly detail: FeedDetail };

/** The detail of a row, asked for when the row is chosen; its brief follows the lists ("opened" shows at once). */
export function useNotificationDetail(id: number): DetailLoadState {
  const bridge = useBridge();
  const [answer, setAnswer] = useState<{ id: number; state: DetailLoadState }>({ id, state: { state: 'loading' } });
  const inFeed = useFeed((slice) => slice.items.find((item) => item.id === id));
  const inHistory = useHistory((slice) => slice.items.find((item) => item.id === id));
  const live = (inFeed ?? inHistory) as NotificationItem | undefined;

  useEffect(() => {
    let active = true;
    const update = (state: DetailLoadState) => active && setAnswer({ id, state });
    bridge.request('feed.detail', { id }).then(
      (detail) => update(detail === null ? { state: 'gone' } : { state: 'there', detail }),
      (error: unknown) => update({ state: 'failed', error: errorMessage(error) }),
    );
    return () => {
      active = false;
    };
  }, [bridge, id]);

  if (answer.id !== id) return { state: 'loading' };
  if (answer.state.state !== 'there' || live === undefined) return answer.state;
  return { state: 'there', detail: { ...answer.state.detail, item: live } };
}
