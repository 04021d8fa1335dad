import type { WindowStores } from '../state/stores.tsx';
import { notify } from '../ui/notify.tsx';

/** Does what the host asks of the window: show a view, ask about a link, say something. Returns its end. */
export function subscribeToHost({ bridge, view }: WindowStores): () => void {
  const unsubscribers = [
    bridge.subscribe('show', ({ view: wanted, id }) => {
      const { show, select } = view.getState();
      show(wanted);
      if (wanted === 'feed' && id !== null) select(id);
    }),
    bridge.subscribe('link.confirm', (question) => view.getState().setPendingLink(question)),
    bridge.subscribe('notice', notify),
  ];
  return () => {
    for (const end of unsubscribers) end();
  };
}
