import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, type Ref, useState } from 'react';
import { errorMessage } from '../../lib/error-message.ts';
import { useApp, useBridge } from '../../state/stores.tsx';
import styles from './key-form.module.css';

interface Props {
  readonly action: string;
  readonly onSaved?: () => void;
  readonly ref?: Ref<HTMLFormElement>;
}

/** Takes a key and hands it to main at once; nothing of it stays in the window. */
export function KeyForm({ action, onSaved, ref }: Props) {
  const bridge = useBridge();
  const storage = useApp((app) => app.state?.key.storage);
  const [key, setKey] = useState('');
  const [busy, setBusy] = useState(false);
  const [issue, setError] = useState<string | null>(null);
  const refusal = useApp((app) =>
    app.state?.connection.state === 'unauthorised' ? (app.state.connection.problem?.sentence ?? null) : null,
  );
  // Until another key is typed: that one has not been tried.
  const error = issue ?? (key === '' ? refusal : null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (key.trim() === '') {
      setError('Paste your API key first.');
      return;
    }
    setBusy(true);
    try {
      const saved = await bridge.request('key.set', { key: key.trim() });
      setError(saved.ok ? null : saved.issues.map((issue) => issue.message).join(' '));
      if (saved.ok) {
        setKey('');
        onSaved?.();
      }
    } catch (failure) {
      setError(errorMessage(failure));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form ref={ref} className={styles.form} onSubmit={(event) => void submit(event)}>
      <div className={styles.line}>
        <PasswordInput
          className={styles.input ?? ''}
          aria-label="API key"
          placeholder="API key"
          autoComplete="off"
          spellCheck={false}
          maxLength={4096}
          value={key}
          error={error !== null}
          onChange={(event) => {
            setKey(event.currentTarget.value);
            setError(null);
          }}
        />
        <Button type="submit" variant="filled" loading={busy}>
          {action}
        </Button>
      </div>
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      {storage !== undefined && <p className={storage.secure ? styles.note : styles.warning}>{storage.detail}</p>}
    </form>
  );
}
