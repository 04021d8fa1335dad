import { IconHistory } from '@tabler/icons-react';
import { NothingFound } from '../feed/NothingFound.tsx';
import { useHistory } from '../state/stores.tsx';
import { EmptyList } from '../ui/list/RowList.tsx';
import { LoadFailure } from '../ui/status/LoadFailure.tsx';
import { StatusMessage } from '../ui/status/StatusMessage.tsx';
import { isFiltered } from './filters/is-filtered.ts';

/** The history without rows: loading, failed, narrowed to nothing, or nothing came yet. */
export function HistoryEmpty() {
  return (
    <EmptyList>
      <EmptyMessage />
    </EmptyList>
  );
}

function EmptyMessage() {
  const { filter, state, error, reload, clearFilter } = useHistory((slice) => slice);
  if (error !== null) return <LoadFailure title="The history could not be read" error={error} onRetry={reload} />;
  if (state !== 'ready') return <StatusMessage busy title="Reading the history" />;
  if (isFiltered(filter)) {
    return <NothingFound title="Nothing in the history fits" clearLabel="Clear filters" onClear={clearFilter} />;
  }
  return (
    <StatusMessage icon={<IconHistory size={20} />} title="Nothing recorded yet">
      Every message is listed here once it has come, whether it alerted or not.
    </StatusMessage>
  );
}
