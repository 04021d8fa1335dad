import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import type { Notice } from '../../core/bridge/app-state.ts';
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

/** As `confirmDone`, with ten seconds to take it back. */
export function notifyWithUndo(text: string, undo: () => void): void {
  const id = notifications.show({
    message: (
      <span className={styles.undo}>
        {text}
        <Button
          size="compact-xs"
          onClick={() => {
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
