import { Suspense, useEffect, useRef, useState } from 'react';
import feedStyles from '../feed/feed.module.css';
import { useFeedLayout } from '../feed/use-feed-layout.ts';
import { lazyPart } from '../lib/lazy-part.tsx';
import { useStores, useView } from '../state/stores.tsx';
import { useTimeFormat } from '../state/time-format.ts';
import { FilterBar } from './filters/FilterBar.tsx';
import { HistoryList } from './HistoryList.tsx';

const DetailPane = lazyPart(() => import('../feed/detail/DetailPane.tsx'));

/** Every message that was recorded, with the same detail beside it as in the feed. */
export function MessagesTab() {
  const { history } = useStores();
  const selected = useView((slice) => slice.selected);
  const [opened, setOpened] = useState(selected !== null);
  const view = useRef<HTMLDivElement>(null);
  const layout = useFeedLayout(view);
  const { clock } = useTimeFormat();

  // What is shown is as of now, also when the view is opened again.
  useEffect(() => void history.getState().reload(), [history]);
  useEffect(() => {
    if (selected === null) setOpened(false);
  }, [selected]);

  const shown = selected !== null && (layout === 'wide' || opened);
  const covered = shown && layout === 'single';
  return (
    <div className={feedStyles.view} ref={view} data-layout={layout} data-clock={clock}>
      <section className={feedStyles.column} aria-label="History" inert={covered} data-covered={covered || undefined}>
        <FilterBar />
        <HistoryList onOpen={() => setOpened(true)} detailShown={shown} />
      </section>
      {shown && (
        <Suspense>
          <DetailPane id={selected} />
        </Suspense>
      )}
    </div>
  );
}
