import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect } from 'react';
import { formatCount } from '../../core/text/format/format-number.ts';
import { useExports } from '../state/stores.tsx';
import { notify, notifySuccess } from '../ui/notify.tsx';
import styles from './exports.module.css';

/** How far an export is, above every view, and the way to end it. */
export function ExportStatus() {
  const running = useExports((slice) => slice.running);
  const result = useExports((slice) => slice.result);
  const cancel = useExports((slice) => slice.cancel);
  useEffect(() => {
    if (result?.ok === true) notifySuccess(result.text);
    else if (result !== null) notify({ level: 'error', title: 'Export', text: result.text });
  }, [result]);
  if (running === null) return null;
  return (
    <section className={styles.status} aria-label="Export">
      <IconDownload size={16} aria-hidden />
      <span className={styles.text}>
        Exporting {running.what}: {formatCount(running.rows, 'row')}
      </span>
      <Button onClick={cancel}>Cancel</Button>
    </section>
  );
}
