import { Suspense, useEffect, useState } from 'react';
import { lazyPart } from '../lib/lazy-part.tsx';
import { useView } from '../state/stores.tsx';
import { FeedBar } from './FeedBar.tsx';
import { FeedList } from './FeedList.tsx';
import styles from './feed.module.css';

const DetailPane = lazyPart(() => import('./detail/DetailPane.tsx'));

const WIDE_MEDIA_QUERY = '(width >= 1180px)';

/** The live feed, with the detail of the selected row beside it (from 1180 px) or over it. */
export default function FeedView() {
  const selected = useView((slice) => slice.selected);
  const [opened, setOpened] = useState(selected !== null);
  const wide = useIsWide();

  useEffect(() => {
    if (selected === null) setOpened(false);
  }, [selected]);

  const shown = selected !== null && (wide || opened);
  return (
    <div className={styles.view}>
      <section className={styles.column} aria-label="Feed">
        <FeedBar />
        <FeedList onOpen={() => setOpened(true)} />
      </section>
      {shown && (
        <Suspense>
          <DetailPane id={selected} />
        </Suspense>
      )}
    </div>
  );
}

function useIsWide(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia(WIDE_MEDIA_QUERY).matches);
  useEffect(() => {
    const query = window.matchMedia(WIDE_MEDIA_QUERY);
    const change = () => setWide(query.matches);
    query.addEventListener('change', change);
    return () => query.removeEventListener('change', change);
  }, []);
  return wide;
}
