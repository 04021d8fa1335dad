import { PasswordInput } from '@mantine/core';
import type { WebForwarderKind } from '../../../core/settings/settings.ts';

const FIELDS: Record<WebForwarderKind, { label: string; placeholder: string }> = {
  discord: { label: 'Webhook address', placeholder: 'https://discord.com/api/webhooks/…' },
  ntfy: { label: 'Topic address', placeholder: 'https://ntfy.sh/your-topic' },
  webhook: { label: 'Address', placeholder: 'https://example.com/hook' },
};

interface Props {
  readonly kind: WebForwarderKind;
  /** Whether an address is already kept: a blank field then keeps it. */
  readonly stored: boolean;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (address: string) => void;
}

/** Where alerts are posted: a secret, which never comes back from main. */
export function AddressField({ kind, stored, value, error, onChange }: Props) {
  return (
    <PasswordInput
      label={FIELDS[kind].label}
      placeholder={stored ? 'Kept. Type a new one to replace it.' : FIELDS[kind].placeholder}
      required={!stored}
      autoComplete="off"
      spellCheck={false}
      maxLength={4096}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
