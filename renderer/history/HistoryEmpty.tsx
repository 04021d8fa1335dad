import { Button } from '@mantine/core';
import { IconAlertTriangle, IconFilterOff, IconHistory } from '@tabler/icons-react';
import feedStyles from '../feed/feed.module.css';
import { useHistory } from '../state/stores.tsx';
import { StatusMessage } from '../ui/StatusMessage.tsx';
import { isFiltered } from './filters/is-filtered.ts';

/** The history without rows: loading, failed, narrowed to nothing, or nothing came yet. */
export function HistoryEmpty() {
  return (
    <div className={feedStyles.listBox}>
      <EmptyMessage />
    </div>
  );
}

function EmptyMessage() {
  const { filter, state, error, reload, clearFilter } = useHistory((slice) => slice);
  if (error !== null) {
    return (
      <StatusMessage
        icon={<IconAlertTriangle size={20} />}
        title="The history could not be read"
        actions={
          <Button variant="filled" onClick={() => void reload()}>
            Try again
          </Button>
        }
      >
        {error}
      </StatusMessage>
    );
  }
  if (state !== 'ready') return <StatusMessage busy title="Reading the history" />;
  if (isFiltered(filter)) {
    return (
      <StatusMessage
        icon={<IconFilterOff size={20} />}
        title="Nothing in the history fits"
        actions={
          <Button variant="filled" onClick={clearFilter}>
            Clear filters
          </Button>
        }
      >
        The search looks at event, artist, venue, location, section, offer and event id.
      </StatusMessage>
    );
  }
  return (
    <StatusMessage icon={<IconHistory size={20} />} title="Nothing recorded yet">
      Every message is listed here once it has come, whether it alerted or not.
    </StatusMessage>
  );
}
