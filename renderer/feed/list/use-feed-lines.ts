import { useMemo } from 'react';
import { type FeedLine, feedLines } from '../../../core/feed/groups/feed-lines.ts';
import { useFeed, useView } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';

/** The lines of the feed as the user wants them: by event or one for each drop, unfolded where asked for. */
export function useFeedLines(): readonly FeedLine[] {
  const items = useFeed((slice) => slice.items);
  const grouped = useView((slice) => slice.grouped);
  const expanded = useView((slice) => slice.expandedGroups);
  const { dayKey: dayOf } = useTimeFormat();
  return useMemo(() => feedLines(items, { grouped, expanded, dayOf }), [items, grouped, expanded, dayOf]);
}
