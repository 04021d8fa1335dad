import { useEffect, useState } from 'react';
import { useView } from '../state/stores.tsx';
import { DetailPane } from './detail/DetailPane.tsx';
import { FeedBar } from './FeedBar.tsx';
import { FeedList } from './FeedList.tsx';
import styles from './feed.module.css';

const WIDE_MEDIA_QUERY = '(width >= 1180px)';

/** The live feed, with the detail of the selected row beside it (from 1180 px) or over it. */
export function FeedView() {
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
      {shown && <DetailPane id={selected} />}
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
