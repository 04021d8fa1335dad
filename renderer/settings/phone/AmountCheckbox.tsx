import { Checkbox } from '@mantine/core';
import type { ComponentProps } from 'react';
import { AmountInput } from './AmountInput.tsx';
import styles from './phone.module.css';

interface Props extends Pick<ComponentProps<typeof AmountInput>, 'unit' | 'min' | 'max'> {
  /** What comes before the amount: "Offline for". */
  readonly label: string;
  readonly amountLabel: string;
  /** `null`: off. */
  readonly value: number | null;
  /** What turning it on starts with. */
  readonly initial: number | null;
  readonly onChange: (value: number | null) => void;
  /** What follows the amount. */
  readonly note?: string;
}

/** A condition with an amount, which is on or off. */
export function AmountCheckbox({ label, amountLabel, value, initial, onChange, note, ...amount }: Props) {
  return (
    <div className={styles.sign}>
      <Checkbox
        label={label}
        checked={value !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? initial : null)}
      />
      <AmountInput label={amountLabel} {...amount} value={value} onCommit={onChange} />
      {note !== undefined && <span>{note}</span>}
    </div>
  );
}
