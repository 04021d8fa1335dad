import { Suspense, useEffect, useRef, useState } from 'react';
import { lazyPart } from '../lib/lazy-part.tsx';
import { useView } from '../state/stores.tsx';
import { useTimeFormat } from '../state/time-format.ts';
import { AwayLine } from '../statistics/away/AwayLine.tsx';
import { FeedBar } from './FeedBar.tsx';
import { FeedKeyHints } from './FeedKeyHints.tsx';
import { FeedList } from './FeedList.tsx';
import styles from './feed.module.css';
import { useFeedLayout } from './use-feed-layout.ts';

const DetailPane = lazyPart(() => import('./detail/DetailPane.tsx'));

/**
 * The live feed with the detail of the selected row beside it: the list shrinks to make room. Only in a window too
 * narrow for both the detail takes the list's place, which nothing can reach then.
 */
export default function FeedView() {
  const selected = useView((slice) => slice.selected);
  const [opened, setOpened] = useState(selected !== null);
  const view = useRef<HTMLDivElement>(null);
  const layout = useFeedLayout(view);
  const { clock } = useTimeFormat();

  useEffect(() => {
    if (selected === null) setOpened(false);
  }, [selected]);

  const shown = selected !== null && (layout === 'wide' || opened);
  const covered = shown && layout === 'single';
  return (
    <div className={styles.view} ref={view} data-layout={layout} data-clock={clock}>
      <section className={styles.column} aria-label="Feed" inert={covered} data-covered={covered || undefined}>
        <FeedBar />
        <AwayLine />
        <FeedList onOpen={() => setOpened(true)} detailShown={shown} />
        <FeedKeyHints />
      </section>
      {shown && (
        <Suspense>
          <DetailPane id={selected} />
        </Suspense>
      )}
    </div>
  );
}
