import { Switch } from '@mantine/core';
import { type ComponentProps, useId } from 'react';
import { SettingRow } from './SettingRow.tsx';

interface Props extends Omit<ComponentProps<typeof SettingRow>, 'htmlFor' | 'children' | 'wide'> {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A setting that is on or off. */
export function SwitchRow({ checked, onChange, ...row }: Props) {
  const id = useId();
  return (
    <SettingRow {...row} htmlFor={id}>
      <Switch id={id} checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
    </SettingRow>
  );
}
