import { useEffect, useState } from 'react';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { formatAnnouncement } from '../../../core/feed/format/format-announcement.ts';
import { useBridge } from '../../state/stores.tsx';
import { useUnseenTitle } from './use-unseen-title.ts';

const INTERVAL_MS = 3000;

/** Tells of new alerts those who do not see the window: a screen reader, and the window's title. Says each to a screen reader, politely: at most one in 3 s, the newest, with how many it stands for. */
export default function FeedAnnouncer() {
  const bridge = useBridge();
  const [text, setText] = useState('');
  useUnseenTitle();

  useEffect(() => {
    let waiting: NotificationItem[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    const announce = () => {
      timer = null;
      const newest = waiting.at(-1);
      if (newest === undefined) return;
      const others = waiting.length - 1;
      setText(`${formatAnnouncement(newest)}${others === 0 ? '' : `, and ${others} more`}`);
      waiting = [];
      timer = setTimeout(announce, INTERVAL_MS);
    };
    const unsubscribe = bridge.subscribe('feed', ({ items }) => {
      for (const item of items) if (item.kind === 'notification' && item.outcome === 'alert') waiting.push(item);
      if (timer === null) announce();
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [bridge]);

  return (
    <div className="visually-hidden" role="status" aria-live="polite" aria-label="Newest alert">
      {text}
    </div>
  );
}
