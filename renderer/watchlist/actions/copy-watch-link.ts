import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { formatWatchLink } from '../../../core/watchlist/formats/link/format-watch-link.ts';
import { errorMessage } from '../../lib/error-message.ts';
import type { WindowStores } from '../../state/stores.tsx';
import { notify, notifySuccess } from '../../ui/notify.tsx';

const FAILED = 'The link was not copied';

/** Copies a link with which somebody else can watch the same (docs/links.md). */
export async function copyWatchLink({ bridge }: Pick<WindowStores, 'bridge'>, entry: WatchlistEntry): Promise<void> {
  const text = formatWatchLink(entry);
  if (text === null) {
    notify({ level: 'error', title: FAILED, text: 'The entry is too long for a link. Export the watchlist instead.' });
    return;
  }
  try {
    const { copied } = await bridge.request('clipboard.write', { text });
    if (copied) notifySuccess('Link copied');
    else notify({ level: 'error', title: FAILED, text });
  } catch (error) {
    notify({ level: 'error', title: FAILED, text: errorMessage(error) });
  }
}
