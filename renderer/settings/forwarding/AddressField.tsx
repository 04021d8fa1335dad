import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { WebForwarderKind } from '../../../core/settings/settings.ts';
import { ADDRESS_FORMS } from '../../../core/settings/target-address.ts';

interface Props {
  readonly kind: WebForwarderKind;
  /** Whether an address is already kept: blank fields then keep it. */
  readonly stored: boolean;
  readonly error: string | null;
  /** The address of what is entered; blank until all of it is. */
  readonly onChange: (address: string) => void;
}

/** Where alerts are sent and as whom: a secret, which never comes back from main. To be made anew for another kind. */
export function AddressField({ kind, stored, error, onChange }: Props) {
  const { parts, compose } = ADDRESS_FORMS[kind];
  const [values, setValues] = useState(() => parts.map(() => ''));

  function change(index: number, value: string): void {
    const changed = values.map((before, other) => (other === index ? value : before));
    setValues(changed);
    const trimmed = changed.map((text) => text.trim());
    onChange(trimmed.includes('') ? '' : compose(trimmed));
  }

  return parts.map(({ label, placeholder, secret }, index) => {
    const Input = secret ? PasswordInput : TextInput;
    return (
      <Input
        key={label}
        label={label}
        placeholder={stored ? 'Kept. Type a new one to replace it.' : placeholder}
        required={!stored}
        autoComplete="off"
        spellCheck={false}
        maxLength={4096}
        value={values[index] ?? ''}
        error={index === parts.length - 1 ? error : null}
        onChange={(event) => change(index, event.currentTarget.value)}
      />
    );
  });
}
