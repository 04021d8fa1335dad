import { Button } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { useStores } from '../../state/stores.tsx';
import { copyWatchLink } from '../actions/copy-watch-link.ts';

/** Copies a link with which somebody else can watch the same. */
export function CopyLink({ entry }: { entry: WatchlistEntry }) {
  const stores = useStores();
  return (
    <Button leftSection={<IconLink size={14} />} onClick={() => void copyWatchLink(stores, entry)}>
      Copy link
    </Button>
  );
}
