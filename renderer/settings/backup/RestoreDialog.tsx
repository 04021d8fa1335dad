import { Button, Group, Modal } from '@mantine/core';
import { describeRestore } from '../../../core/backup/describe-restore.ts';
import type { BackupState } from '../../../core/bridge/state/backup.ts';
import { useClock } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import styles from './backup.module.css';

interface Props {
  readonly preview: Extract<BackupState, { state: 'previewed' }>;
  readonly onConfirm: (id: string) => void;
  readonly onCancel: () => void;
}

/** What a restore would do, before it does it. */
export function RestoreDialog({
  preview: { id, plan, missing_secrets: missing, problem },
  onConfirm,
  onCancel,
}: Props) {
  const times = useTimeFormat();
  const minute = useClock((ms) => Math.floor(ms / 60_000));
  const { rows, warnings } = describeRestore(plan, (time) => times.dateTime(time, minute * 60_000));
  return (
    <Modal opened onClose={onCancel} title="Restore this backup?" size={620}>
      <dl className={styles.rows}>
        {rows.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <ul className={styles.warnings}>
        {warnings.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {missing.length > 0 && (
          <li>Not in the backup and not on this computer, to be entered afterwards: {missing.join(', ')}.</li>
        )}
      </ul>
      <p className={styles.result}>
        What is there now is kept in the data folder under new names. Alerts go on meanwhile.
      </p>
      {problem !== null && (
        <p className={styles.failure} role="alert">
          {problem}
        </p>
      )}
      <Group justify="flex-end" mt={16}>
        <Button onClick={() => onConfirm(id)}>Restore</Button>
        <Button variant="filled" data-autofocus onClick={onCancel}>
          Keep what is there
        </Button>
      </Group>
    </Modal>
  );
}
