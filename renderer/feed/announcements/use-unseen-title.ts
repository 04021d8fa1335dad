import { useEffect } from 'react';
import { useBridge } from '../../state/stores.tsx';

const APP_NAME = 'Eventory Tray';

/** Counts the alerts that arrive while the window is out of sight, in its title: "(3) Eventory Tray". */
export function useUnseenTitle(): void {
  const bridge = useBridge();
  useEffect(() => {
    let unseen = 0;
    const show = () => {
      document.title = unseen === 0 ? APP_NAME : `(${unseen > 99 ? '99+' : unseen}) ${APP_NAME}`;
    };
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
  }, [bridge]);
}
