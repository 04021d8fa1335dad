import type { FeedItem } from '../../../core/feed/feed-item.ts';
import type { Clock } from '../ports.ts';
import { createBatch } from './batch.ts';

/** What the window is sent of the feed. */
export interface FeedPublisher {
  /** A new item. */
  add(item: FeedItem): void;
  /** An item that was added before and has changed. The window has it by then: it never overtakes its own arrival. */
  change(item: FeedItem): void;
  /** Drops what waits. */
  clear(): void;
}

/** Creates the publisher; new and changed items leave in one batch, the new ones first. */
export function createFeedPublisher(
  clock: Clock,
  emit: (event: 'feed' | 'feed.changed', items: readonly FeedItem[]) => void,
): FeedPublisher {
  const batch = createBatch<{ readonly item: FeedItem; readonly isNew: boolean }>(clock, (waiting) => {
    const latest = new Map(waiting.map(({ item }) => [item.id, item]));
    const added = waiting.filter(({ isNew }) => isNew).map(({ item }) => item.id);
    const isAdded = new Set(added);
    const news = added.flatMap((id) => latest.get(id) ?? []);
    const changed = [...latest.values()].filter(({ id }) => !isAdded.has(id));
    if (news.length > 0) emit('feed', news);
    if (changed.length > 0) emit('feed.changed', changed);
  });
  return {
    add: (item) => batch.add({ item, isNew: true }),
    change: (item) => batch.add({ item, isNew: false }),
    clear: batch.clear,
  };
}
