import { Button, Group, Modal } from '@mantine/core';
import { openLink } from '../../feed/actions/link-actions.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useApp, useStores, useView } from '../../state/stores.tsx';
import { notify, notifySuccess } from '../../ui/notify.tsx';
import styles from './dialogs.module.css';

/** A link that did not open: the ways to get there all the same. */
export default function FailedLinkDialog() {
  const stores = useStores();
  const failed = useView((slice) => slice.failedLink);
  const setFailedLink = useView((slice) => slice.setFailedLink);
  const isBrowserMode = useApp((app) => app.state?.mode === 'browser');
  const close = () => setFailedLink(null);

  async function copy(url: string): Promise<void> {
    try {
      const { copied } = await stores.bridge.request('clipboard.write', { text: url });
      if (!copied) await navigator.clipboard.writeText(url);
      notifySuccess('Link copied');
    } catch (error) {
      notify({ level: 'error', title: 'The link was not copied', text: errorMessage(error) });
    }
  }

  return (
    <Modal opened={failed !== null} onClose={close} title="The link did not open">
      {failed !== null && (
        <>
          <p>
            {failed.why} {failed.copied ? 'The link is on the clipboard.' : ''}
          </p>
          <p className={styles.url}>{failed.url}</p>
          <Group justify="flex-end" mt={16}>
            <Button onClick={() => void copy(failed.url)}>Copy link</Button>
            <Button
              variant={isBrowserMode ? 'default' : 'filled'}
              onClick={() => {
                close();
                void openLink(stores, { ...failed.target, browser: 'default' });
              }}
            >
              Try default browser
            </Button>
            {isBrowserMode && (
              <Button
                variant="filled"
                component="a"
                href={failed.url}
                target="_blank"
                rel="noopener noreferrer"
                onClick={close}
                data-autofocus
              >
                Open here
              </Button>
            )}
          </Group>
        </>
      )}
    </Modal>
  );
}
