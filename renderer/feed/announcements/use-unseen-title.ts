import { useEffect } from 'react';
import { useApp, useBridge, useReplay } from '../../state/stores.tsx';

const APP_NAME = 'Eventory Tray';

/** Counts the alerts that arrive while the window is out of sight, in its title: "(3) Eventory Tray". Also says there that the app is gone, or that a replay is on. */
export function useUnseenTitle(): void {
  const bridge = useBridge();
  const isHostGone = useApp((app) => app.transport === 'down');
  const isReplay = useReplay((slice) => slice.state !== null);
  useEffect(() => {
    let unseen = 0;
    const name = isReplay ? `REPLAY · ${APP_NAME}` : APP_NAME;
    const show = () => {
      document.title = isHostGone
        ? `Not running · ${APP_NAME}`
        : unseen === 0
          ? name
          : `(${unseen > 99 ? '99+' : unseen}) ${name}`;
    };
    show();
    const unsubscribe = bridge.subscribe('feed', ({ items }) => {
      if (!document.hidden) return;
      unseen += items.filter((item) => item.kind === 'notification' && item.outcome === 'alert').length;
      show();
    });
    const onVisibility = () => {
      if (document.hidden) return;
      unseen = 0;
      show();
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      unsubscribe();
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [bridge, isHostGone, isReplay]);
}
