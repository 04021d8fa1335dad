import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { StatusMessage } from './StatusMessage.tsx';

interface Props {
  readonly title: string;
  /** Why, fit to show. */
  readonly error: string;
  readonly onRetry: () => Promise<void>;
  readonly icon?: ReactNode;
}

/** Says that a view could not be loaded and why, and offers to try again. */
export function LoadFailure({ title, error, onRetry, icon = <IconAlertTriangle size={20} /> }: Props) {
  return (
    <StatusMessage
      icon={icon}
      title={title}
      actions={
        <Button variant="filled" onClick={() => void onRetry()}>
          Try again
        </Button>
      }
    >
      {error}
    </StatusMessage>
  );
}
