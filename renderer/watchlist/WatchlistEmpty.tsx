import { Button } from '@mantine/core';
import { IconFilterOff, IconListDetails } from '@tabler/icons-react';
import { useEditor, useView } from '../state/stores.tsx';
import { StatusMessage } from '../ui/status/StatusMessage.tsx';
import { useUnlistedAlerts } from './use-unlisted-alerts.ts';

/** What no entries mean, by which events alert. */
const MEANING = {
  all: 'Every event on your account’s watchlist alerts until an entry here narrows it: by section, price, row, seats together and more.',
  damaged:
    'Only the events of damaged entries alert: others not on this watchlist are for the feed only (Settings, Alerts). An entry says which event alerts, and for what.',
  none: 'Nothing alerts yet: events not on this watchlist are for the feed only (Settings, Alerts). An entry says which event alerts, and for what.',
} as const;

/** No entries at all, or none that the search finds. */
export function WatchlistEmpty({ searching, onImport }: { searching: boolean; onImport: () => void }) {
  const edit = useEditor((slice) => slice.edit);
  const setQuery = useView((slice) => slice.setWatchlistQuery);
  const unlistedAlerts = useUnlistedAlerts();
  if (searching) {
    return (
      <StatusMessage
        icon={<IconFilterOff size={20} />}
        title="No entry matches this search"
        actions={
          <Button variant="filled" onClick={() => setQuery('')}>
            Clear the search
          </Button>
        }
      >
        The search looks at label, notes, event, venue and event id.
      </StatusMessage>
    );
  }
  return (
    <StatusMessage
      icon={<IconListDetails size={20} />}
      title="No filters yet"
      actions={
        <>
          <Button variant="filled" onClick={() => edit({ entryId: null, overrides: {} })}>
            New entry
          </Button>
          <Button onClick={onImport}>Import…</Button>
        </>
      }
    >
      {MEANING[unlistedAlerts]} “Watch this event” on a row of the feed starts one, too.
    </StatusMessage>
  );
}
