import { Button } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { formatWatchLink } from '../../../core/watchlist/formats/link/format-watch-link.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';
import { notify, notifySuccess } from '../../ui/notify.tsx';

/** Copies a link with which somebody else can watch the same (docs/links.md). */
export function CopyLink({ entry }: { entry: WatchlistEntry }) {
  const bridge = useBridge();
  async function copy(): Promise<void> {
    const text = formatWatchLink(entry);
    const title = 'The link was not copied';
    if (text === null) {
      notify({ level: 'error', title, text: 'The entry is too long for a link. Export the watchlist instead.' });
      return;
    }
    try {
      const { copied } = await bridge.request('clipboard.write', { text });
      if (copied) notifySuccess('Link copied');
      else notify({ level: 'error', title, text });
    } catch (error) {
      notify({ level: 'error', title, text: errorMessage(error) });
    }
  }
  return (
    <Button leftSection={<IconLink size={14} />} onClick={() => void copy()}>
      Copy link
    </Button>
  );
}
