import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from '../settings.module.css';

/** The placeholder of a secret that is stored: it never comes back, and a blank field keeps it. */
export const STORED_PLACEHOLDER = 'Kept. Type a new one to replace it.';

interface Props {
  readonly label?: string;
  /** Whether it can be saved as it is. */
  readonly complete: boolean;
  readonly busy?: boolean;
  readonly onSubmit: () => Promise<void>;
  readonly onClose: () => void;
  /** Further buttons, between Save and Cancel. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A form on a card, with the buttons to save and to cancel. */
export function CardForm({ label, complete, busy = false, onSubmit, onClose, actions, children }: Props) {
  return (
    <form
      className={styles.card}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      {children}
      <div className={styles.line}>
        <Button type="submit" variant="filled" loading={busy} disabled={!complete}>
          Save
        </Button>
        {actions}
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
