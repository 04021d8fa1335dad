import { IconPlugConnectedX } from '@tabler/icons-react';
import { useApp } from '../../state/stores.tsx';
import styles from '../connection.module.css';
import { readRestartCommand } from '../restart-command.ts';

/** In browser mode: the app that this page belongs to has ended. Nothing alerts and no link opens until it runs again. */
export function HostGoneBanner() {
  const isGone = useApp((app) => app.transport === 'down');
  if (!isGone) return null;
  return (
    <div className={`${styles.banner} ${styles.gone}`} data-level="error" role="alert">
      <div className={styles.said}>
        <IconPlugConnectedX size={18} className={styles.mark} aria-hidden />
        <p className={styles.text}>
          <strong>Eventory Tray is not running: nothing alerts.</strong> Start it again with{' '}
          <code className={styles.command}>{readRestartCommand(document)}</code> and open the address that it prints.
          The old one no longer works.
        </p>
      </div>
    </div>
  );
}
