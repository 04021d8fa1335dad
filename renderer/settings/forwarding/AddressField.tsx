import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { WebForwarderKind } from '../../../core/settings/settings.ts';
import { ADDRESS_FORMS } from '../../../core/settings/target-address.ts';

interface Props {
  readonly kind: WebForwarderKind;
  /** Whether an address is already kept: blank fields then keep it. */
  readonly stored: boolean;
  readonly error: string | null;
  /** The address of what is entered: blank if nothing is, `null` if some of it is missing. */
  readonly onChange: (address: string | null) => void;
}

/** Where alerts are sent and as whom: a secret, which never comes back from main. Mount a new one for another kind. */
export function AddressField({ kind, stored, error, onChange }: Props) {
  const { parts, compose } = ADDRESS_FORMS[kind];
  const [values, setValues] = useState(() => parts.map(() => ''));
  // The parts that are kept never come back, so a new one needs the others again.
  const isRequired = !stored || values.some((value) => value.trim() !== '');

  function change(index: number, value: string): void {
    const changed = values.map((before, other) => (other === index ? value : before));
    setValues(changed);
    const trimmed = changed.map((text) => text.trim());
    if (trimmed.includes('')) onChange(trimmed.some((text) => text !== '') ? null : '');
    else onChange(compose(trimmed));
  }

  return parts.map(({ label, placeholder, secret }, index) => {
    const Input = secret ? PasswordInput : TextInput;
    return (
      <Input
        key={label}
        label={label}
        placeholder={stored ? 'Kept. Type a new one to replace it.' : placeholder}
        required={isRequired}
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
