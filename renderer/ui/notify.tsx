import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import type { Notice } from '../../core/bridge/state/app.ts';
import { newId } from '../lib/new-id.ts';
import styles from './notify.module.css';

const ICONS = { info: IconInfoCircle, warning: IconAlertTriangle, error: IconX } as const;

/** Shows a notice in the corner. Errors stay until closed. */
export function notify(notice: Notice): void {
  const Icon = ICONS[notice.level];
  notifications.show({
    title: notice.title,
    message: notice.text,
    icon: <Icon size={16} />,
    autoClose: notice.level === 'error' ? false : 6000,
    'data-level': notice.level,
    role: notice.level === 'error' ? 'alert' : 'status',
  });
}

/** Says in one line that something was done. */
export function notifySuccess(text: string): void {
  notifications.show({ message: text, icon: <IconCheck size={16} />, autoClose: 3000, 'data-level': 'done' });
}

/** What the notices in sight can take back, the newest last. */
const undos = new Map<string, () => void>();

/** Undoes the action of the newest notice that offers Undo. `false` if there is none. */
export function undoNewest(): boolean {
  const newest = [...undos].at(-1);
  if (newest === undefined) return false;
  const [id, undo] = newest;
  undos.delete(id);
  notifications.hide(id);
  undo();
  return true;
}

/** As `notifySuccess`, with ten seconds to take it back: by a button or the key of `undo`. */
export function notifyWithUndo(text: string, undo: () => void): void {
  const id = newId();
  undos.set(id, undo);
  notifications.show({
    id,
    onClose: () => undos.delete(id),
    message: (
      <span className={styles.undo}>
        {text}
        <Button
          size="compact-xs"
          onClick={() => {
            undos.delete(id);
            notifications.hide(id);
            undo();
          }}
        >
          Undo
        </Button>
      </span>
    ),
    icon: <IconCheck size={16} />,
    autoClose: 10_000,
    'data-level': 'done',
  });
}
