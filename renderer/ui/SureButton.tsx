import { Button } from '@mantine/core';
import { useState } from 'react';

interface Props {
  readonly label: string;
  /** What the button says once it was pressed: what is about to be lost. */
  readonly question: string;
  readonly disabled?: boolean;
  readonly onSure: () => void;
}

/** A button for what cannot be taken back: it acts on the second press. Leaving it or Esc takes the first back. */
export function SureButton({ label, question, disabled = false, onSure }: Props) {
  const [asked, setAsked] = useState(false);
  return (
    <Button
      disabled={disabled}
      {...(asked ? { c: 'var(--bad)', bd: '1px solid var(--bad)' } : {})}
      onClick={() => {
        setAsked(!asked);
        if (asked) onSure();
      }}
      onBlur={() => setAsked(false)}
      onKeyDown={(event) => event.key === 'Escape' && setAsked(false)}
    >
      {asked ? question : label}
    </Button>
  );
}
