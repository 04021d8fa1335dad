import { Menu } from '@mantine/core';
import { IconBell, IconBellOff, IconChevronDown, IconMoon } from '@tabler/icons-react';
import { errorMessage } from '../../lib/error-message.ts';
import { formatDateTime, minutesFromNow, nextMidnight } from '../../lib/format/time.ts';
import { useApp, useBridge, useClock } from '../../state/stores.tsx';
import { notify } from '../../ui/notify.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import styles from './pause-menu.module.css';

const CHOICES = [
  { label: 'For 30 minutes', until: () => minutesFromNow(30) },
  { label: 'For 1 hour', until: () => minutesFromNow(60) },
  { label: 'Until tomorrow', until: () => nextMidnight() },
] as const;

/** Pauses toasts and sounds. The feed keeps recording, and says so. */
export function PauseMenu() {
  const bridge = useBridge();
  const paused = useApp((app) => app.state?.paused_until ?? null);
  const quietHoursActive = useApp((app) => app.state?.quiet_now === true);
  const until = useClock((nowMs) => (paused === null ? '' : formatDateTime(paused, nowMs)));

  const pause = (instant: string | null) =>
    bridge
      .request('alerts.pause', { until: instant })
      .catch((error: unknown) =>
        notify({ level: 'error', title: 'Alerts were not paused', text: errorMessage(error) }),
      );

  const buttonLabel = paused !== null ? `Paused until ${until}` : quietHoursActive ? 'Quiet hours' : 'Pause alerts';
  const Icon = paused !== null ? IconBellOff : quietHoursActive ? IconMoon : IconBell;
  return (
    <Menu>
      <Menu.Target>
        <PlainButton className={styles.target} data-paused={paused !== null || undefined} aria-label={buttonLabel}>
          <Icon size={15} stroke={1.7} aria-hidden />
          <span className={styles.text}>{buttonLabel}</span>
          <IconChevronDown size={13} aria-hidden />
        </PlainButton>
      </Menu.Target>
      <Menu.Dropdown>
        {paused !== null && (
          <Menu.Item fw={600} onClick={() => pause(null)}>
            Resume alerts now
          </Menu.Item>
        )}
        <Menu.Label>The feed keeps recording</Menu.Label>
        {CHOICES.map(({ label, until: end }) => (
          <Menu.Item key={label} onClick={() => pause(end())}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
