import { useEffect } from 'react';
import { useApp, useBridge } from '../../state/stores.tsx';

const APP_NAME = 'Eventory Tray';

/** Counts the alerts that arrive while the window is out of sight, in its title: "(3) Eventory Tray". Also says there that the app is gone. */
export function useUnseenTitle(): void {
  const bridge = useBridge();
  const isHostGone = useApp((app) => app.transport === 'down');
  useEffect(() => {
    let unseen = 0;
    const show = () => {
      document.title = isHostGone
        ? `Not running · ${APP_NAME}`
        : unseen === 0
          ? APP_NAME
          : `(${unseen > 99 ? '99+' : unseen}) ${APP_NAME}`;
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
  }, [bridge, isHostGone]);
}
