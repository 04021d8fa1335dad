import { IconDownload } from '@tabler/icons-react';
import { formatUpdateStatus } from '../../lib/format/update-status.ts';
import { useApp, useView } from '../../state/stores.tsx';
import styles from '../shell.module.css';

/** A quiet line at the foot of the rail if there is a newer version; it leads to the settings. */
export function UpdateLine() {
  const update = useApp((app) => app.state?.update);
  const show = useView((slice) => slice.show);
  if (update === undefined || (update.phase !== 'available' && update.phase !== 'ready')) return null;
  const title = formatUpdateStatus(update, true);
  return (
    <button
      type="button"
      className={`${styles.link} ${styles.update}`}
      title={title}
      aria-label={title}
      onClick={() => {
        show('settings');
        // The view is loaded on demand.
        requestAnimationFrame(() => document.getElementById('about')?.scrollIntoView({ block: 'start' }));
      }}
    >
      <IconDownload size={19} stroke={1.6} aria-hidden />
      Update
    </button>
  );
}
