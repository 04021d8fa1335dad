import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import styles from './phone.module.css';

interface Props {
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** `null`: it does not count, so there is nothing to enter. */
  readonly value: number | null;
  /** Called with a whole number within the limits when the user is done with it. */
  readonly onCommit: (value: number) => void;
}

/** A whole number with its unit, which counts once it is finished. What is no number within the limits is taken back. */
export function AmountInput({ label, unit, min, max, value, onCommit }: Props) {
  const [text, setText] = useState<string | number>(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);

  function commit(): void {
    const number = Number(text);
    if (text === '' || !Number.isInteger(number) || number < min || number > max) setText(value ?? '');
    else if (number !== value) onCommit(number);
  }

  return (
    <NumberInput
      className={styles.amount ?? ''}
      aria-label={label}
      size="xs"
      suffix={` ${unit}`}
      min={min}
      max={max}
      allowDecimal={false}
      allowNegative={false}
      disabled={value === null}
      value={text}
      onChange={setText}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setText(value ?? '');
      }}
    />
  );
}
