import { IconPlugConnectedX } from '@tabler/icons-react';
import { useApp } from '../state/stores.tsx';
import { LoadFailure } from '../ui/status/LoadFailure.tsx';
import { StatusMessage } from '../ui/status/StatusMessage.tsx';
import styles from './shell.module.css';

/** Before the app first answered: starting, not reachable, or failed. */
export function StartupScreen() {
  const link = useApp((app) => app.transport);
  const error = useApp((app) => app.error);
  const reload = useApp((app) => app.reload);
  return (
    <main className={styles.starting}>
      {link === 'down' ? (
        <StatusMessage icon={<IconPlugConnectedX size={20} />} title="Eventory Tray is not running">
          This window cannot reach it. Start it again and open the address it prints: it is new with every start.
        </StatusMessage>
      ) : error !== null ? (
        <LoadFailure title="Eventory Tray could not start this window" error={error} onRetry={reload} />
      ) : (
        <StatusMessage busy title="Starting" />
      )}
    </main>
  );
}
