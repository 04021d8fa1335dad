import { Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FORWARDER_KINDS, type Forwarder } from '../../../core/settings/settings.ts';
import { WITHDRAWALS, withdraws } from '../../../core/settings/withdrawal.ts';
import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';
import { CardForm } from '../controls/CardForm.tsx';
import styles from '../settings.module.css';
import { AddressField } from './AddressField.tsx';
import { KIND_LABELS } from './kind-labels.ts';
import { ProgramFields } from './ProgramFields.tsx';

const NO_PROGRAM = { path: '', args: [] };

interface Props {
  readonly forwarder: Forwarder;
  /** Whether its address is already kept: leaving the field blank then keeps it. */
  readonly stored: boolean;
  readonly onClose: () => void;
}

/** Adds or changes a destination. */
export function ForwarderForm({ forwarder, stored, onClose }: Props) {
  const bridge = useBridge();
  const [draft, setDraft] = useState(forwarder);
  const [address, setAddress] = useState<string | null>('');
  const [issues, setIssues] = useState<readonly FieldIssue[]>([]);
  const issueOf = (path: string) => issues.find((issue) => issue.path === path)?.message ?? null;
  const otherIssues = issues.filter(({ path }) => !['label', 'address', 'program'].includes(path));
  // An address belongs to the kind that it was entered for.
  const hasAddress = stored && draft.kind === forwarder.kind;
  const isProgram = draft.kind === 'program';
  const withdrawal = WITHDRAWALS[draft.kind];
  const isComplete = isProgram
    ? (draft.program?.path ?? '').trim() !== ''
    : address !== null && (hasAddress || address !== '');

  async function submit(): Promise<void> {
    try {
      const saved = await bridge.request('forwarder.save', {
        ...draft,
        address: address === '' ? null : address,
      });
      if (saved.ok) onClose();
      else setIssues(saved.issues);
    } catch (error) {
      setIssues([{ path: '', message: errorMessage(error) }]);
    }
  }

  return (
    <CardForm complete={draft.label.trim() !== '' && isComplete} onSubmit={submit} onClose={onClose}>
      <div className={styles.pair}>
        <Select
          label="Kind"
          value={draft.kind}
          data={FORWARDER_KINDS.map((kind) => ({ value: kind, label: KIND_LABELS[kind] }))}
          onChange={(kind) => {
            if (kind === null) return;
            setDraft({ ...draft, kind });
            setAddress('');
          }}
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
      {draft.kind === 'program' ? (
        <ProgramFields
          program={draft.program ?? NO_PROGRAM}
          error={issueOf('program')}
          onChange={(program) => setDraft({ ...draft, program })}
        />
      ) : (
        <AddressField
          key={draft.kind}
          kind={draft.kind}
          stored={hasAddress}
          error={issueOf('address')}
          onChange={setAddress}
        />
      )}
      <Switch
        label="Send all alerts"
        description="Off: only from selected entries."
        checked={draft.for_all}
        onChange={(event) => setDraft({ ...draft, for_all: event.currentTarget.checked })}
      />
      {!isProgram && (
        <Switch
          label="At once, also at the desk"
          description="For a channel or a service that is no phone: “Away and phone” does not count for it."
          checked={draft.always === true}
          onChange={(event) => setDraft({ ...draft, always: event.currentTarget.checked })}
        />
      )}
      {withdrawal === null ? (
        !isProgram && <p className={styles.dim}>{KIND_LABELS[draft.kind]} cannot withdraw a message.</p>
      ) : (
        <Switch
          label="Withdraw when handled"
          description={`Once you opened the cart or marked the drop, or it is stale, this ${withdrawal.effect}.`}
          checked={withdraws(draft)}
          onChange={(event) => setDraft({ ...draft, withdraw: event.currentTarget.checked })}
        />
      )}
      {otherIssues.length > 0 && (
        <p className={styles.error} role="alert">
          {otherIssues.map((issue) => issue.message).join(' ')}
        </p>
      )}
    </CardForm>
  );
}
