import { AwayLine } from '../statistics/away/AwayLine.tsx';
import { FeedBar } from './FeedBar.tsx';
import { FeedKeyHints } from './FeedKeyHints.tsx';
import { FeedList } from './FeedList.tsx';
import { ListWithDetail } from './ListWithDetail.tsx';

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
