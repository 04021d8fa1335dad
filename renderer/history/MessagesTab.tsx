import { useEffect } from 'react';
import { ListWithDetail } from '../feed/ListWithDetail.tsx';
import { useStores } from '../state/stores.tsx';
import { FilterBar } from './filters/FilterBar.tsx';
import { HistoryList } from './HistoryList.tsx';

/** Every message that was recorded, with the same detail beside it as in the feed. */
export function MessagesTab() {
  const { history } = useStores();
  // Opening the view shows what is recorded now.
  useEffect(() => void history.getState().reload(), [history]);
  return (
    <ListWithDetail label="History">
      {(detail) => (
        <>
          <FilterBar />
          <HistoryList {...detail} />
        </>
      )}
    </ListWithDetail>
  );
}
