import { Menu } from '@mantine/core';
import { IconBell, IconBellOff, IconChevronDown, IconMoon } from '@tabler/icons-react';
import { inMinutes, nextMidnight, whenText } from '../lib/format/time.ts';
import { messageOf } from '../state/app-store.ts';
import { useApp, useBridge, useClock } from '../state/stores.tsx';
import { PlainButton } from '../ui/PlainButton.tsx';
import { notify } from './notify.tsx';
import styles from './pause.module.css';

const CHOICES = [
  { label: 'For 30 minutes', until: () => inMinutes(30) },
  { label: 'For 1 hour', until: () => inMinutes(60) },
  { label: 'Until tomorrow', until: () => nextMidnight() },
] as const;

/** Pauses toasts and sounds. The feed goes on recording, and says so. */
export function PauseMenu() {
  const bridge = useBridge();
  const paused = useApp((app) => app.state?.paused_until ?? null);
  const quiet = useApp((app) => app.state?.quiet_now === true);
  const until = useClock((nowMs) => (paused === null ? '' : whenText(paused, nowMs)));

  const pause = (instant: string | null) =>
    bridge
      .request('alerts.pause', { until: instant })
      .catch((error: unknown) => notify({ level: 'error', title: 'Alerts were not paused', text: messageOf(error) }));

  const words = paused !== null ? `Paused until ${until}` : quiet ? 'Quiet hours' : 'Pause alerts';
  const Icon = paused !== null ? IconBellOff : quiet ? IconMoon : IconBell;
  return (
    <Menu>
      <Menu.Target>
        <PlainButton className={styles.target} data-paused={paused !== null || undefined} aria-label={words}>
          <Icon size={15} stroke={1.7} aria-hidden />
          <span className={styles.words}>{words}</span>
          <IconChevronDown size={13} aria-hidden />
        </PlainButton>
      </Menu.Target>
      <Menu.Dropdown>
        {paused !== null && (
          <Menu.Item fw={600} onClick={() => pause(null)}>
            Resume alerts now
          </Menu.Item>
        )}
        <Menu.Label>The feed goes on recording</Menu.Label>
        {CHOICES.map(({ label, until: end }) => (
          <Menu.Item key={label} onClick={() => pause(end())}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
