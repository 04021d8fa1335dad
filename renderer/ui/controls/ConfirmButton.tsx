import { Button } from '@mantine/core';
import { useState } from 'react';

interface Props {
  readonly label: string;
  /** What the button says once it was pressed: what is about to be lost. */
  readonly confirmLabel: string;
  /** Says which of several buttons it is, to those who do not see what it stands beside. */
  readonly ariaLabel?: string;
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
}

/** A button for what cannot be taken back: it acts on the second press. Leaving it or Esc takes the first back. */
export function ConfirmButton({
  label,
  confirmLabel: question,
  ariaLabel,
  disabled = false,
  onConfirm: onSure,
}: Props) {
  const [confirming, setConfirming] = useState(false);
  return (
    <Button
      disabled={disabled}
      aria-label={confirming || ariaLabel === undefined ? undefined : ariaLabel}
      {...(confirming ? { c: 'var(--bad)', bd: '1px solid var(--bad)' } : {})}
      onClick={() => {
        setConfirming(!confirming);
        if (confirming) onSure();
      }}
      onBlur={() => setConfirming(false)}
      onKeyDown={(event) => event.key === 'Escape' && setConfirming(false)}
    >
      {confirming ? question : label}
    </Button>
  );
}
