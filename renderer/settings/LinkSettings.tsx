import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { BrowserChoice } from '../../core/settings/settings.ts';
import { newId } from '../lib/new-id.ts';
import { SettingBlock, SettingGroup, SettingRow } from './controls/SettingRow.tsx';
import styles from './settings.module.css';
import { useSettings } from './use-settings.ts';

/** Which browser opens a link: the system's, or programs with arguments (a profile per entry is the usual need). */
export function LinkSettings() {
  const { settings, save, issueOf } = useSettings();
  const { browsers, open_with } = settings;
  const [editing, setEditing] = useState<string | null>(null);

  async function saveBrowser(browser: BrowserChoice): Promise<boolean> {
    const known = browsers.some(({ id }) => id === browser.id);
    const next = known ? browsers.map((old) => (old.id === browser.id ? browser : old)) : [...browsers, browser];
    const saved = await save({ browsers: next });
    if (saved) setEditing(null);
    return saved;
  }

  return (
    <SettingGroup id="links" title="Opening links">
      <SettingRow
        label="Open links with"
        hint="An entry of the watchlist can have its own."
        error={issueOf('open_with')}
      >
        <Select
          className={styles.full ?? ''}
          aria-label="Open links with"
          value={open_with}
          data={[
            { value: 'system', label: 'Default browser' },
            ...browsers.map(({ id, label }) => ({ value: id, label })),
          ]}
          onChange={(choice) => choice !== null && void save({ open_with: choice })}
        />
      </SettingRow>
      <SettingBlock
        foundBy={`Browser Profile Application path Arguments ${browsers.map(({ label }) => label).join(' ')}`}
      >
        <div className={styles.cards}>
          {browsers.map((browser, index) =>
            editing === browser.id ? (
              <BrowserForm
                key={browser.id}
                browser={browser}
                error={issueOf(`browsers.${index}`)}
                onSave={saveBrowser}
                onCancel={() => setEditing(null)}
              />
            ) : (
              <div key={browser.id} className={styles.card}>
                <div className={styles.line}>
                  <strong className={`${styles.grow} cut`}>{browser.label}</strong>
                  <Button onClick={() => setEditing(browser.id)}>Edit</Button>
                  <Button
                    onClick={() =>
                      void save({
                        browsers: browsers.filter(({ id }) => id !== browser.id),
                        ...(open_with === browser.id ? { open_with: 'system' } : {}),
                      })
                    }
                  >
                    Remove
                  </Button>
                </div>
                <span className={`${styles.dim} cut`} title={[browser.path, ...browser.args].join(' ')}>
                  {[browser.path, ...browser.args].join(' ')}
                </span>
              </div>
            ),
          )}
          {editing === 'new' ? (
            <BrowserForm
              browser={{ id: newId(), label: '', path: '', args: [] }}
              error={issueOf(`browsers.${browsers.length}`)}
              onSave={saveBrowser}
              onCancel={() => setEditing(null)}
            />
          ) : (
            <Button className={styles.add ?? ''} leftSection={<IconPlus size={14} />} onClick={() => setEditing('new')}>
              Add a browser or profile
            </Button>
          )}
        </div>
      </SettingBlock>
    </SettingGroup>
  );
}

interface BrowserFormProps {
  readonly browser: BrowserChoice;
  readonly error: string | null;
  readonly onSave: (browser: BrowserChoice) => Promise<boolean>;
  readonly onCancel: () => void;
}

function BrowserForm({ browser, error, onSave, onCancel }: BrowserFormProps) {
  const [draft, setDraft] = useState(browser);
  const [args, setArgs] = useState(browser.args.join('\n'));
  const [busy, setBusy] = useState(false);
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        void onSave({
          ...draft,
          args: args
            .split('\n')
            .map((arg) => arg.trim())
            .filter(Boolean),
        }).finally(() => setBusy(false));
      }}
    >
      <div className={styles.pair}>
        <TextInput
          label="Name"
          required
          placeholder="Chrome · Profile 2"
          value={draft.label}
          onChange={(event) => setDraft({ ...draft, label: event.currentTarget.value })}
        />
        <TextInput
          label="Application path"
          required
          placeholder="/usr/bin/google-chrome"
          spellCheck={false}
          value={draft.path}
          onChange={(event) => setDraft({ ...draft, path: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label="Arguments, one per line"
        description="They stand before the link and are passed as they are, without a shell: no quotes needed."
        placeholder="--profile-directory=Profile 2"
        autosize
        minRows={2}
        spellCheck={false}
        value={args}
        onChange={(event) => setArgs(event.currentTarget.value)}
      />
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <p className={styles.dim}>You confirm a new program outside this page before it is saved.</p>
      <div className={styles.line}>
        <Button
          type="submit"
          variant="filled"
          loading={busy}
          disabled={draft.label.trim() === '' || draft.path.trim() === ''}
        >
          Save
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
