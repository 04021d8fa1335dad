import { Button, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FORWARDER_KINDS, type Forwarder } from '../../../core/settings/settings.ts';
import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';
import styles from '../settings.module.css';

const ADDRESS_FIELDS: Record<Forwarder['kind'], { label: string; placeholder: string }> = {
  discord: { label: 'Webhook address', placeholder: 'https://discord.com/api/webhooks/…' },
  ntfy: { label: 'Topic address', placeholder: 'https://ntfy.sh/your-topic' },
  webhook: { label: 'Address', placeholder: 'https://example.com/hook' },
};
const KIND_OPTION_LABELS: Record<Forwarder['kind'], string> = {
  discord: 'Discord',
  ntfy: 'ntfy',
  webhook: 'Webhook (JSON)',
};

interface Props {
  readonly forwarder: Forwarder;
  /** Whether its address is already kept: leaving the field blank then keeps it. */
  readonly stored: boolean;
  readonly onClose: () => void;
}

/** Adds or changes a destination. Its address goes to main and never comes back. */
export function ForwarderForm({ forwarder, stored, onClose }: Props) {
  const bridge = useBridge();
  const [draft, setDraft] = useState(forwarder);
  const [address, setAddress] = useState('');
  const [issues, setIssues] = useState<readonly FieldIssue[]>([]);
  const issueOf = (path: string) => issues.find((issue) => issue.path === path)?.message ?? null;
  const otherIssues = issues.filter(({ path }) => path !== 'label' && path !== 'address');

  async function submit(): Promise<void> {
    try {
      const saved = await bridge.request('forwarder.save', {
        ...draft,
        address: address.trim() === '' ? null : address.trim(),
      });
      if (saved.ok) onClose();
      else setIssues(saved.issues);
    } catch (error) {
      setIssues([{ path: '', message: errorMessage(error) }]);
    }
  }

  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={styles.pair}>
        <Select
          label="Kind"
          value={draft.kind}
          data={FORWARDER_KINDS.map((kind) => ({ value: kind, label: KIND_OPTION_LABELS[kind] }))}
          onChange={(kind) => kind !== null && setDraft({ ...draft, kind })}
        />
        <TextInput
          label="Name"
          required
          placeholder="Team channel"
          value={draft.label}
          error={issueOf('label')}
          onChange={(event) => setDraft({ ...draft, label: event.currentTarget.value })}
        />
      </div>
      <PasswordInput
        label={ADDRESS_FIELDS[draft.kind].label}
        placeholder={stored ? 'Kept. Type a new one to replace it.' : ADDRESS_FIELDS[draft.kind].placeholder}
        required={!stored}
        autoComplete="off"
        spellCheck={false}
        maxLength={4096}
        value={address}
        error={issueOf('address')}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <Switch
        label="Send all alerts"
        description="Off: only from selected entries."
        checked={draft.for_all}
        onChange={(event) => setDraft({ ...draft, for_all: event.currentTarget.checked })}
      />
      {otherIssues.length > 0 && (
        <p className={styles.error} role="alert">
          {otherIssues.map((issue) => issue.message).join(' ')}
        </p>
      )}
      <div className={styles.line}>
        <Button
          type="submit"
          variant="filled"
          disabled={draft.label.trim() === '' || (!stored && address.trim() === '')}
        >
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
