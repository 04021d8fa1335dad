import { PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';
import { CardForm, STORED_PLACEHOLDER } from '../controls/CardForm.tsx';

/** Where heartbeats go: a secret, which never comes back from main. @param stored whether there is an address that this replaces */
export function HeartbeatForm({ stored, onClose }: { stored: boolean; onClose: () => void }) {
  const bridge = useBridge();
  const [address, setAddress] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(): Promise<void> {
    try {
      const saved = await bridge.request('heartbeat.save', { address });
      if (saved.ok) onClose();
      else setProblem(saved.issues.map(({ message }) => message).join(' '));
    } catch (error) {
      setProblem(errorMessage(error));
    }
  }

  return (
    <CardForm label="Heartbeat" complete={address.trim() !== ''} onSubmit={submit} onClose={onClose}>
      <PasswordInput
        label="Ping address"
        placeholder={stored ? STORED_PLACEHOLDER : 'https://hc-ping.com/…'}
        required
        autoComplete="off"
        spellCheck={false}
        maxLength={4096}
        value={address}
        error={problem}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
    </CardForm>
  );
}
