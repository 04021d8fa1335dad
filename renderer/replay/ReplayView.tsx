import '@mantine/dates/styles.css';
import { useReplay } from '../state/stores.tsx';
import { ReplayPlayer } from './player/ReplayPlayer.tsx';
import { ReplaySetup } from './setup/ReplaySetup.tsx';

/** A recorded evening, played through the current watchlist; first, which one. */
export default function ReplayView() {
  const on = useReplay((slice) => slice.state !== null);
  return on ? <ReplayPlayer /> : <ReplaySetup />;
}
