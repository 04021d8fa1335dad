import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';
import styles from '../settings.module.css';

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
    <form
      className={styles.card}
      aria-label="Heartbeat"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PasswordInput
        label="Ping address"
        placeholder={stored ? 'Kept. Type a new one to replace it.' : 'https://hc-ping.com/…'}
        required
        autoComplete="off"
        spellCheck={false}
        maxLength={4096}
        value={address}
        error={problem}
        onChange={(event) => setAddress(event.currentTarget.value)}
      />
      <div className={styles.line}>
        <Button type="submit" variant="filled" disabled={address.trim() === ''}>
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
