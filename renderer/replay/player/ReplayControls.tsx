import { ActionIcon, SegmentedControl, Switch } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipBack, IconPlayerSkipForward } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { REPLAY_SPEEDS, type ReplaySpeed } from '../../../core/feed/replay/replay-state.ts';
import { useTitleWithKey } from '../../shortcuts/ShortcutKey.tsx';
import { useReplay } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import styles from './player.module.css';

/** Play, pause, skip, where it is, and how fast. */
export function ReplayControls() {
  const state = useReplay((slice) => slice.state);
  const control = useReplay((slice) => slice.control);
  const title = useTitleWithKey();
  if (state === null) return null;
  const ready = state.revision > 0;
  const play = state.playing ? 'Pause' : 'Play';
  return (
    <section className={styles.controls} aria-label="Playing">
      <ActionIcon
        aria-label="Back to the alert before"
        title={title('Back to the alert before', 'replay_previous_alert')}
        disabled={!ready}
        onClick={() => void control({ skip: 'previous_alert' })}
      >
        <IconPlayerSkipBack size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label={play}
        title={title(play, 'replay_play')}
        disabled={!ready}
        onClick={() => void control({ playing: !state.playing })}
      >
        {state.playing ? <IconPlayerPause size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
      </ActionIcon>
      <ActionIcon
        aria-label="On to the next alert"
        title={title('On to the next alert', 'replay_next_alert')}
        disabled={!ready}
        onClick={() => void control({ skip: 'next_alert' })}
      >
        <IconPlayerSkipForward size={16} aria-hidden />
      </ActionIcon>
      <Position
        from={Date.parse(state.from)}
        to={Date.parse(state.to)}
        position={state.position}
        onMove={(position) => void control({ position })}
      />
      <SegmentedControl
        value={String(state.speed)}
        onChange={(speed) => void control({ speed: Number(speed) as ReplaySpeed })}
        aria-label="Speed"
        data={REPLAY_SPEEDS.map((speed) => ({ value: String(speed), label: `${speed}×` }))}
      />
      <Switch
        className={styles.toasts ?? ''}
        label="Toasts"
        aria-label="Show toasts while replaying"
        title="Show toasts while replaying"
        checked={state.toasts}
        onChange={(event) => void control({ toasts: event.currentTarget.checked })}
      />
    </section>
  );
}

interface PositionProps {
  readonly from: number;
  readonly to: number;
  readonly position: number;
  readonly onMove: (position: number) => void;
}

const STEP_MS = 1000;

/** Where the evening is. While it is dragged, the slider stays with the hand. */
function Position({ from, to, position, onMove }: PositionProps) {
  const times = useTimeFormat();
  const [dragged, setDragged] = useState<number | null>(null);
  const shown = dragged ?? position;
  const label = times.time(new Date(shown).toISOString());

  useEffect(() => {
    if (dragged === null) return;
    const timer = setTimeout(() => {
      onMove(dragged);
      setDragged(null);
    }, 150);
    return () => clearTimeout(timer);
  }, [dragged, onMove]);

  return (
    <>
      <input
        type="range"
        className={styles.slider}
        aria-label="Time of the evening"
        aria-valuetext={label}
        min={from}
        max={to}
        step={STEP_MS}
        value={shown}
        onChange={(event) => setDragged(Number(event.currentTarget.value))}
      />
      <output className={styles.clock}>{label}</output>
    </>
  );
}
