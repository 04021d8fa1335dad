import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldIssue } from '../../../core/watchlist/field-issue.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useBridge } from '../../state/stores.tsx';
import { CardForm, STORED_PLACEHOLDER } from '../controls/CardForm.tsx';
import styles from '../settings.module.css';
import { newPassphrase } from './new-passphrase.ts';

/** Where the computers meet, and the passphrase that they share. What is stored never comes back: blank fields keep it. */
export function BrokerForm({ stored, onClose }: { stored: boolean; onClose: () => void }) {
  const bridge = useBridge();
  const [fields, setFields] = useState({ url: '', username: '', password: '', passphrase: '' });
  const [visible, setVisible] = useState(false);
  const [issues, setIssues] = useState<readonly FieldIssue[]>([]);
  const [busy, setBusy] = useState(false);
  const issueOf = (path: string) => issues.find((issue) => issue.path === path)?.message ?? null;
  const others = issues.filter(({ path }) => !Object.hasOwn(fields, path));
  const isComplete = stored || (fields.url.trim() !== '' && fields.passphrase.trim() !== '');
  const orKept = (text: string) => (text === '' ? null : text);

  async function submit(): Promise<void> {
    setBusy(true);
    try {
      const saved = await bridge.request('computers.save', {
        url: orKept(fields.url),
        username: orKept(fields.username),
        password: orKept(fields.password),
        passphrase: orKept(fields.passphrase),
      });
      if (saved.ok) onClose();
      else setIssues(saved.issues);
    } catch (error) {
      setIssues([{ path: '', message: errorMessage(error) }]);
    } finally {
      setBusy(false);
    }
  }

  const field = (name: keyof typeof fields) => ({
    value: fields[name],
    error: issueOf(name),
    autoComplete: 'off',
    spellCheck: false,
    maxLength: 500,
    onChange: (event: { currentTarget: { value: string } }) =>
      setFields({ ...fields, [name]: event.currentTarget.value }),
  });

  return (
    <CardForm
      label="Broker"
      complete={isComplete}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
      actions={
        <Button
          onClick={() => {
            setFields({ ...fields, passphrase: newPassphrase() });
            setVisible(true);
          }}
        >
          Suggest a passphrase
        </Button>
      }
    >
      <TextInput
        label="Broker"
        description="The same on every computer. A topic may follow: mqtts://broker.lan/my-team"
        placeholder={stored ? STORED_PLACEHOLDER : 'mqtts://broker.lan:8883'}
        required={!stored}
        {...field('url')}
      />
      <div className={styles.pair}>
        <TextInput label="User name" placeholder={stored ? STORED_PLACEHOLDER : 'None'} {...field('username')} />
        <PasswordInput label="Password" placeholder={stored ? STORED_PLACEHOLDER : 'None'} {...field('password')} />
      </div>
      <PasswordInput
        label="Passphrase"
        description="The same on every computer, at least 12 characters. The broker never gets it."
        placeholder={stored ? STORED_PLACEHOLDER : ''}
        required={!stored}
        visible={visible}
        onVisibilityChange={setVisible}
        {...field('passphrase')}
      />
      {others.length > 0 && (
        <p className={styles.error} role="alert">
          {others.map(({ message }) => message).join(' ')}
        </p>
      )}
      <p className={styles.dim}>You confirm it outside this page before anything is sent.</p>
    </CardForm>
  );
}
