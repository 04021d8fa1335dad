import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useView } from '../state/stores.tsx';
import { State } from '../ui/State.tsx';
import { Detail } from './Detail.tsx';
import styles from './detail.module.css';
import { useDetail } from './use-detail.ts';

/** Everything known of one row. */
export function DetailPane({ id }: { id: number }) {
  const select = useView((slice) => slice.select);
  const detail = useDetail(id);
  const body = useRef<HTMLDivElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another row begins at its top
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [id]);

  return (
    <aside className={styles.pane} aria-label="Details" tabIndex={-1}>
      <ActionIcon className={styles.close} aria-label="Close the details" onClick={() => select(null)}>
        <IconX size={16} />
      </ActionIcon>
      <div className={styles.body} ref={body}>
        {detail.state === 'loading' && <State busy title="Loading the details" />}
        {detail.state === 'failed' && <State title="The details could not be loaded">{detail.error}</State>}
        {detail.state === 'gone' && (
          <State title="No longer in the history">
            This notification was kept for a while and has been cleared since.
          </State>
        )}
        {detail.state === 'there' && <Detail detail={detail.detail} />}
      </div>
    </aside>
  );
}
