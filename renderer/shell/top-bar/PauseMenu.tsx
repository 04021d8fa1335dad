import { Menu } from '@mantine/core';
import { IconBell, IconBellOff, IconChevronDown, IconMoon } from '@tabler/icons-react';
import { formatPauseEnd, PAUSE_CHOICES } from '../../../core/alerts/pause-choices.ts';
import { useApp, useClock, useStores } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { PlainButton } from '../../ui/controls/PlainButton.tsx';
import { pauseAlerts } from '../app-actions.ts';
import styles from './pause-menu.module.css';

/** Pauses toasts and sounds. The feed keeps recording, and says so. */
export function PauseMenu() {
  const stores = useStores();
  const paused = useApp((app) => app.state?.paused_until ?? null);
  const quietHoursActive = useApp((app) => app.state?.quiet_now === true);
  const times = useTimeFormat();
  const end = useClock((nowMs) => (paused === null ? '' : formatPauseEnd(paused, nowMs, times)));

  const buttonLabel = paused !== null ? `Paused ${end}` : quietHoursActive ? 'Quiet hours' : 'Pause alerts';
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
          <Menu.Item fw={600} onClick={() => void pauseAlerts(stores, null)}>
            Resume alerts now
          </Menu.Item>
        )}
        <Menu.Label>The feed keeps recording</Menu.Label>
        {PAUSE_CHOICES.map(({ label, until }) => (
          <Menu.Item key={label} onClick={() => void pauseAlerts(stores, until(Date.now(), times.zone))}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
