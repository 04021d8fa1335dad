import { IconPlayerTrackNext } from '@tabler/icons-react';
import { openReplay } from '../shell/app-actions.ts';
import { useHistory, useStores, useView } from '../state/stores.tsx';
import { PlainButton } from '../ui/controls/PlainButton.tsx';

/** The way from the history to a replay of the time around its selected row; without one, of last evening. */
export function ReplayButton() {
  const stores = useStores();
  const selected = useView((slice) => slice.selected);
  const at = useHistory(({ items }) => {
    const item = items.find(({ id }) => id === selected);
    return item?.kind === 'notification' ? item.received_at : null;
  });
  return (
    <PlainButton
      title={at === null ? 'Play a recorded evening through your watchlist' : 'Play the time around this row'}
      onClick={() => openReplay(stores, at)}
    >
      <IconPlayerTrackNext size={15} aria-hidden /> Replay…
    </PlainButton>
  );
}
