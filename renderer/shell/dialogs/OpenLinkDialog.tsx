import { Button, Group, Modal } from '@mantine/core';
import { openLink } from '../../feed/actions/link-actions.ts';
import { useStores, useView } from '../../state/stores.tsx';
import styles from './dialogs.module.css';

/** Asks before a link that is not `https:` opens. */
export default function OpenLinkDialog() {
  const stores = useStores();
  const pendingLink = useView((slice) => slice.pendingLink);
  const setPendingLink = useView((slice) => slice.setPendingLink);
  return (
    <Modal opened={pendingLink !== null} onClose={() => setPendingLink(null)} title="Open this link?">
      {pendingLink !== null && (
        <>
          <p>{pendingLink.why}</p>
          <p className={styles.url}>{pendingLink.url}</p>
          <Group justify="flex-end" mt={16}>
            <Button
              onClick={() => {
                setPendingLink(null);
                const { url: _url, why: _why, ...target } = pendingLink;
                void openLink(stores, target, true);
              }}
            >
              Open it anyway
            </Button>
            <Button variant="filled" onClick={() => setPendingLink(null)} data-autofocus>
              Do not open
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
