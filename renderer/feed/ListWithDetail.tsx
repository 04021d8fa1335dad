import { type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { lazyPart } from '../lib/lazy-part.tsx';
import { useView } from '../state/stores.tsx';
import { useTimeFormat } from '../state/time-format.ts';
import styles from './feed.module.css';
import { useFeedLayout } from './use-feed-layout.ts';

const DetailPane = lazyPart(() => import('./detail/DetailPane.tsx'));

/** What a list with a detail beside it is given. */
export interface DetailProps {
  /** Asks for the detail of the selected row, also if it takes the list's place, and on request for its focus. */
  readonly onOpen: (options: { readonly focus: boolean }) => void;
  /** Whether the detail is beside the list: then its cart is the filled one. */
  readonly detailShown: boolean;
}

/**
 * A list with the detail of the selected row beside it: the list shrinks to make room. Only in a window too narrow for
 * both the detail takes the list's place, which nothing can reach then.
 */
export function ListWithDetail({ label, children }: { label: string; children: (props: DetailProps) => ReactNode }) {
  const selected = useView((slice) => slice.selected);
  const [opened, setOpened] = useState(selected !== null);
  const [focusRequests, setFocusRequests] = useState(0);
  const view = useRef<HTMLDivElement>(null);
  const layout = useFeedLayout(view);
  const { clock } = useTimeFormat();

  useEffect(() => {
    if (selected !== null) return;
    setOpened(false);
    setFocusRequests(0);
  }, [selected]);

  const onOpen = useCallback(({ focus }: { readonly focus: boolean }) => {
    setOpened(true);
    if (focus) setFocusRequests((count) => count + 1);
  }, []);

  const shown = selected !== null && (layout === 'wide' || opened);
  const covered = shown && layout === 'single';
  return (
    <div className={styles.view} ref={view} data-layout={layout} data-clock={clock}>
      <section className={styles.column} aria-label={label} inert={covered} data-covered={covered || undefined}>
        {children({ onOpen, detailShown: shown })}
      </section>
      {shown && (
        <Suspense>
          <DetailPane id={selected} focusRequests={focusRequests} />
        </Suspense>
      )}
    </div>
  );
}
