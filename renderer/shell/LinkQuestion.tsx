import { Button, Group, Modal } from '@mantine/core';
import { openLink } from '../feed/actions.ts';
import { useStores, useView } from '../state/stores.tsx';
import styles from './question.module.css';

/** Asks before a link that is not `https:` opens. */
export function LinkQuestion() {
  const stores = useStores();
  const question = useView((slice) => slice.linkQuestion);
  const ask = useView((slice) => slice.askLink);
  return (
    <Modal opened={question !== null} onClose={() => ask(null)} title="Open this link?">
      {question !== null && (
        <>
          <p>{question.why}</p>
          <p className={styles.url}>{question.url}</p>
          <Group justify="flex-end" mt={16}>
            <Button onClick={() => ask(null)} data-autofocus>
              Do not open
            </Button>
            <Button
              variant="filled"
              onClick={() => {
                ask(null);
                void openLink(stores, question.id, question.offer, true);
              }}
            >
              Open it anyway
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
