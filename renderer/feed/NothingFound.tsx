import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { focusContent } from '../ui/focus-content.ts';
import { StatusMessage } from '../ui/status/StatusMessage.tsx';

interface Props {
  readonly title: string;
  /** The button that shows everything again. */
  readonly clearLabel: string;
  readonly onClear: () => void;
  readonly alertsOnly?: boolean;
}

/** A list of notifications in which search and filters find nothing. */
export function NothingFound({ title, clearLabel, onClear, alertsOnly = false }: Props) {
  return (
    <StatusMessage
      icon={<IconFilterOff size={20} />}
      title={title}
      actions={
        <Button
          variant="filled"
          onClick={() => {
            focusContent();
            onClear();
          }}
        >
          {clearLabel}
        </Button>
      }
    >
      The search looks at event, artist, venue, location, section, offer and event id
      {alertsOnly ? ', among alerts only.' : '.'}
    </StatusMessage>
  );
}
