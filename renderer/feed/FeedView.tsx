import { AwayLine } from '../statistics/away/AwayLine.tsx';
import { FeedBar } from './FeedBar.tsx';
import { FeedKeyHints } from './FeedKeyHints.tsx';
import { ListWithDetail } from './ListWithDetail.tsx';
import { FeedList } from './list/FeedList.tsx';

/** The live feed. */
export default function FeedView() {
  return (
    <ListWithDetail label="Feed">
      {(detail) => (
        <>
          <FeedBar />
          <AwayLine />
          <FeedList {...detail} />
          <FeedKeyHints />
        </>
      )}
    </ListWithDetail>
  );
}
