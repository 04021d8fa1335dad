import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useApp } from '../state/stores.tsx';
import { State } from '../ui/State.tsx';
import styles from './shell.module.css';

/** Before the app first answered: starting, not reachable, or failed. */
export function Starting() {
  const link = useApp((app) => app.link);
  const error = useApp((app) => app.error);
  const reload = useApp((app) => app.reload);
  return (
    <main className={styles.starting}>
      {link === 'down' ? (
        <State icon={<IconPlugConnectedX size={20} />} title="Eventory Tray is not running">
          This window cannot reach it. Start it again and open the address it prints; this page also tries again by
          itself.
        </State>
      ) : error !== null ? (
        <State
          icon={<IconPlugConnectedX size={20} />}
          title="Eventory Tray could not start this window"
          actions={
            <Button variant="filled" onClick={() => void reload()}>
              Try again
            </Button>
          }
        >
          {error}
        </State>
      ) : (
        <State busy title="Starting" />
      )}
    </main>
  );
}
