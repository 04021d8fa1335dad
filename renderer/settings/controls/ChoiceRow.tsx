import { SegmentedControl } from '@mantine/core';
import type { ComponentProps } from 'react';
import { SettingRow } from './SettingRow.tsx';

interface Props<T extends string> extends Omit<ComponentProps<typeof SettingRow>, 'htmlFor' | 'children' | 'wide'> {
  readonly value: T;
  /** The label of each value, in the order of the buttons. */
  readonly choices: Readonly<Record<T, string>>;
  readonly onChange: (value: T) => void;
}

/** A setting that is one of a few values. */
export function ChoiceRow<T extends string>({ value, choices, onChange, ...row }: Props<T>) {
  const data = Object.entries<string>(choices).map(([choice, label]) => ({ value: choice as T, label }));
  return (
    <SettingRow {...row}>
      <SegmentedControl value={value} onChange={onChange} aria-label={row.label} data={data} />
    </SettingRow>
  );
}
