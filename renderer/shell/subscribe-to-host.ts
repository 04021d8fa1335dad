import type { WindowStores } from '../state/stores.tsx';
import { notify } from '../ui/notify.tsx';
import { openDraft } from './open-draft.ts';

/** Does what the host asks of the window: show a view, open a form, ask about a link, say something. Returns its end. */
export function subscribeToHost({ bridge, view, editor }: WindowStores): () => void {
  const unsubscribers = [
    bridge.subscribe('show', ({ view: wanted, id }) => {
      const { show, select } = view.getState();
      show(wanted);
      if ((wanted === 'feed' || wanted === 'replay') && id !== null) select(id);
    }),
    bridge.subscribe('watchlist.draft', (draft) => openDraft(draft, { editor, view })),
    bridge.subscribe('link.confirm', (question) => view.getState().setPendingLink(question)),
    bridge.subscribe('notice', notify),
  ];
  return () => {
    for (const end of unsubscribers) end();
  };
}
