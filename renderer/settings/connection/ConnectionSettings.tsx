import { Button, Select } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { DEFAULT_GATEWAY_URL } from '../../../core/connection/gateway-url.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { useApp, useBridge } from '../../state/stores.tsx';
import { ConfirmButton } from '../../ui/controls/ConfirmButton.tsx';
import { notify } from '../../ui/notify.tsx';
import { ChoiceRow } from '../controls/ChoiceRow.tsx';
import { CommitInput } from '../controls/CommitInput.tsx';
import { SettingGroup, SettingRow } from '../controls/SettingRow.tsx';
import { SwitchRow } from '../controls/SwitchRow.tsx';
import styles from '../settings.module.css';
import { useSettings } from '../use-settings.ts';
import { KeyForm } from './KeyForm.tsx';

const PROXY_EXAMPLE = 'http://proxy.example:3128';

/** The key, the gateway, and the way to it. */
export function ConnectionSettings() {
  const { settings, save, issueOf } = useSettings();
  const { gateway } = settings;
  const [customProxy, setCustomProxy] = useState(gateway.proxy !== 'system' && gateway.proxy !== 'none');
  return (
    <SettingGroup id="connection" title="Connection">
      <DemoRow />
      <KeyRow />
      <SettingRow
        label="Gateway address"
        htmlFor="gateway-url"
        hint="TLS only: it starts with wss://. Another host needs the API key again."
        error={issueOf('gateway.url')}
      >
        <CommitInput
          id="gateway-url"
          className={styles.full ?? ''}
          value={gateway.url}
          placeholder={DEFAULT_GATEWAY_URL}
          spellCheck={false}
          onCommit={(url) => void save({ gateway: { url: url === '' ? DEFAULT_GATEWAY_URL : url } })}
        />
      </SettingRow>
      <ChoiceRow
        label="Apply filters"
        hint={
          gateway.endpoint === 'subscribe'
            ? 'The service sends every change of your events; the watchlist on this computer decides.'
            : 'The service sends only what the watchlist saved in your account lets through.'
        }
        value={gateway.endpoint}
        choices={{ subscribe: 'On this computer', filtered: 'On the server' }}
        onChange={(endpoint) => void save({ gateway: { endpoint } })}
      />
      {gateway.endpoint === 'filtered' && (
        <SwitchRow
          label="Also apply filters on this computer"
          hint="In addition to the server’s filters."
          checked={settings.apply_local_filters}
          onChange={(on) => void save({ apply_local_filters: on })}
        />
      )}
      <SettingRow
        label="Extra certificate authorities"
        htmlFor="ca-file"
        hint="Path of a PEM file, if a company proxy or your own gateway needs one. Blank for none."
        error={issueOf('gateway.ca_file')}
      >
        <CommitInput
          id="ca-file"
          className={styles.full ?? ''}
          value={gateway.ca_file ?? ''}
          placeholder="none"
          spellCheck={false}
          onCommit={(path) => void save({ gateway: { ca_file: path === '' ? null : path } })}
        />
      </SettingRow>
      <SettingRow
        label="Proxy"
        hint="The system’s setting includes HTTPS_PROXY and NO_PROXY. A password in the address is kept apart, as the key is."
        error={issueOf('gateway.proxy')}
      >
        <Select
          className={styles.full ?? ''}
          aria-label="Proxy"
          value={customProxy ? 'own' : gateway.proxy}
          data={[
            { value: 'system', label: 'Use system proxy' },
            { value: 'none', label: 'None: connect directly' },
            { value: 'own', label: 'Custom address' },
          ]}
          onChange={(choice) => {
            setCustomProxy(choice === 'own');
            if (choice === 'system' || choice === 'none') void save({ gateway: { proxy: choice } });
          }}
        />
        {customProxy && (
          <CommitInput
            className={styles.full ?? ''}
            aria-label="Proxy address"
            value={gateway.proxy === 'system' || gateway.proxy === 'none' ? '' : gateway.proxy}
            placeholder={PROXY_EXAMPLE}
            spellCheck={false}
            onCommit={(proxy) => void save({ gateway: { proxy: proxy === '' ? 'system' : proxy } })}
          />
        )}
      </SettingRow>
    </SettingGroup>
  );
}

function DemoRow() {
  const demo = useApp((app) => app.state?.profile === 'demo');
  const bridge = useBridge();
  const [busy, setBusy] = useState(false);
  async function change(): Promise<void> {
    setBusy(true);
    try {
      await bridge.request(demo ? 'demo.stop' : 'demo.start', null);
    } catch (error) {
      notify({
        level: 'error',
        title: demo ? 'The demo did not stop' : 'The demo did not start',
        text: errorMessage(error),
      });
    } finally {
      setBusy(false);
    }
  }
  return (
    <SettingRow
      label="Demo feed"
      hint={
        demo
          ? 'Everything shown comes from a simulated feed on this computer, with its own watchlist and history.'
          : 'A simulated evening of ticket drops, to try filters and toasts. Your own watchlist stays as it is.'
      }
    >
      <Button loading={busy} variant={demo ? 'filled' : 'default'} onClick={() => void change()}>
        {demo ? 'Leave the demo' : 'Start the demo feed'}
      </Button>
    </SettingRow>
  );
}

function KeyRow() {
  const key = useApp((app) => app.state?.key);
  const bridge = useBridge();
  const [replacing, setReplacing] = useState(false);
  const ending = key?.ending ?? null;
  const enteredFor = key?.entered_for ?? null;
  const refused = useApp((app) => app.state?.connection.state === 'unauthorised');
  const form = useRef<HTMLFormElement>(null);
  const stored = useRef<HTMLDivElement>(null);
  const wasReplacing = useRef(replacing);
  // The button that had the focus is gone.
  useLayoutEffect(() => {
    if (wasReplacing.current !== replacing)
      (form.current ?? stored.current)?.querySelector<HTMLElement>('input, button')?.focus();
    wasReplacing.current = replacing;
  }, [replacing]);

  if (key?.set !== true || replacing || refused) {
    return (
      <SettingRow
        label="API key"
        hint={
          enteredFor === null
            ? 'Stays on this computer and is sent to the gateway only.'
            : `The stored key was entered for ${enteredFor}. Enter it again for this gateway.`
        }
        wide
      >
        <KeyForm ref={form} action="Save key" onSaved={() => setReplacing(false)} />
        {replacing && !refused && (
          <Button className={styles.add ?? ''} onClick={() => setReplacing(false)}>
            Keep the old key
          </Button>
        )}
      </SettingRow>
    );
  }
  return (
    <SettingRow
      label="API key"
      hint={<span data-warning={!key.storage.secure || undefined}>{key.storage.detail}</span>}
    >
      <div ref={stored} className={styles.line}>
        <span>{ending === null ? 'Set' : `Set, ending in ${ending}`}</span>
        <Button onClick={() => setReplacing(true)}>Replace</Button>
        <ConfirmButton
          label="Forget"
          confirmLabel="Forget it?"
          onConfirm={() =>
            void bridge
              .request('key.clear', null)
              .catch((error: unknown) =>
                notify({ level: 'error', title: 'The key was not forgotten', text: errorMessage(error) }),
              )
          }
        />
      </div>
    </SettingRow>
  );
}
