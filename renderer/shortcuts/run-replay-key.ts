import { REPLAY_SPEEDS } from '../../core/feed/replay/replay-state.ts';
import type { WindowStores } from '../state/stores.tsx';
import type { ShortcutId } from './shortcuts.ts';

/** Does what a key of the replay stands for; `false` if none is in sight. */
export function runReplayKey({ view, replay }: WindowStores, id: ShortcutId): boolean {
  const { state, control } = replay.getState();
  if (view.getState().view !== 'replay' || state === null) return false;
  const place = REPLAY_SPEEDS.indexOf(state.speed);
  switch (id) {
    case 'replay_play':
      void control({ playing: !state.playing });
      return true;
    case 'replay_slower':
      void control({ speed: REPLAY_SPEEDS[Math.max(0, place - 1)] });
      return true;
    case 'replay_faster':
      void control({ speed: REPLAY_SPEEDS[Math.min(REPLAY_SPEEDS.length - 1, place + 1)] });
      return true;
    case 'replay_previous_alert':
      void control({ skip: 'previous_alert' });
      return true;
    case 'replay_next_alert':
      void control({ skip: 'next_alert' });
      return true;
    default:
      return false;
  }
}
