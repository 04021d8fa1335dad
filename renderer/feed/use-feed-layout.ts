import { type RefObject, useEffect, useState } from 'react';

/** `wide`: list and detail, always; `split`: both, if the detail is asked for; `single`: one at a time. */
type FeedLayout = 'wide' | 'split' | 'single';

const WIDE_PX = 1080;
const SPLIT_PX = 760;

function layoutOf(widthPx: number): FeedLayout {
  if (widthPx >= WIDE_PX) return 'wide';
  return widthPx >= SPLIT_PX ? 'split' : 'single';
}

/** How much fits beside each other in the view as wide as it is. */
export function useFeedLayout(view: RefObject<HTMLElement | null>): FeedLayout {
  const [layout, setLayout] = useState<FeedLayout>('wide');
  useEffect(() => {
    const element = view.current;
    if (element === null) return;
    const measure = () => setLayout(layoutOf(element.clientWidth));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [view]);
  return layout;
}
