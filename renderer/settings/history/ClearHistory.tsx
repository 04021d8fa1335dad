import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { errorMessage } from '../../lib/error-message.ts';
import { useStores } from '../../state/stores.tsx';
import { notify, notifySuccess } from '../../ui/notify.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import styles from './history.module.css';

/** Deletes everything that was recorded, after a question. */
export function ClearHistory({ onCleared }: { onCleared: () => void }) {
  const { bridge, feed, history, view } = useStores();
  const [asking, setAsking] = useState(false);

  async function clear(): Promise<void> {
    setAsking(false);
    try {
      await bridge.request('history.clear', null);
      view.getState().select(null);
      history.getState().restart();
      await feed.getState().restart();
      notifySuccess('The history is empty.');
    } catch (error) {
      notify({ level: 'error', title: 'The history was not cleared', text: errorMessage(error) });
    }
    onCleared();
  }

  return (
    <SettingRow
      label="Clear history"
      hint="Deletes every message, price over time and statistic. The watchlist, the settings and the tickets got stay."
      alsoFoundBy="delete everything remove"
    >
      <Button onClick={() => setAsking(true)}>Clear history…</Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Delete everything that was recorded?" size={420}>
        <p className={styles.question}>
          Messages, prices over time and statistics are gone for good, and relative comparisons start again. If you may
          want to read them again, export them in the History view first.
        </p>
        <Group justify="flex-end" mt={16}>
          <Button onClick={() => void clear()}>Delete everything</Button>
          <Button variant="filled" data-autofocus onClick={() => setAsking(false)}>
            Keep the history
          </Button>
        </Group>
      </Modal>
    </SettingRow>
  );
}
