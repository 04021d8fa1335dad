import { useRef } from 'react';
import feedStyles from '../../feed/feed.module.css';
import { useFeedLayout } from '../../feed/use-feed-layout.ts';
import { useReplay, useView } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { ReplayControls } from './ReplayControls.tsx';
import { ReplayDetail } from './ReplayDetail.tsx';
import { ReplayList } from './ReplayList.tsx';
import { ReplaySummary } from './ReplaySummary.tsx';

/** The evening: what it comes to, where it is played, and what has been played. */
export function ReplayPlayer() {
  const view = useRef<HTMLDivElement>(null);
  const layout = useFeedLayout(view);
  const { clock } = useTimeFormat();
  const selected = useView((slice) => slice.selected);
  const found = useReplay(({ items }) => items.find(({ item }) => item.id === selected)) ?? null;
  const covered = found !== null && layout === 'single';
  return (
    <div className={feedStyles.view} ref={view} data-layout={layout} data-clock={clock}>
      <section className={feedStyles.column} aria-label="Replay" inert={covered} data-covered={covered || undefined}>
        <ReplayControls />
        <ReplaySummary />
        <ReplayList />
      </section>
      {found !== null && <ReplayDetail replayed={found} />}
    </div>
  );
}
