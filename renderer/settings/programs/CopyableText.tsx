import { Button } from '@mantine/core';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';
import { InlineCode } from '../../ui/InlineCode.tsx';
import { notify, notifySuccess } from '../../ui/notify.tsx';
import styles from '../settings.module.css';

/** A text to paste elsewhere, with a button that copies it. @param label What it is: "address". */
export function CopyableText({ text, label }: { text: string; label: string }) {
  const bridge = useBridge();
  async function copy(): Promise<void> {
    try {
      const { copied } = await bridge.request('clipboard.write', { text });
      if (copied) notifySuccess('Copied');
      else notify({ level: 'error', title: `The ${label} was not copied`, text });
    } catch (error) {
      notify({ level: 'error', title: `The ${label} was not copied`, text: errorMessage(error) });
    }
  }
  return (
    <div className={styles.line}>
      <span className={styles.wrapping}>
        <InlineCode text={`\`${text}\``} />
      </span>
      <Button aria-label={`Copy ${label}`} onClick={() => void copy()}>
        Copy
      </Button>
    </div>
  );
}
