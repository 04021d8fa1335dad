import { ActionIcon, Select, Switch } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { NO_SOUND, SOUNDS } from '../../../core/alerts/sounds.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import { useApp, useBridge } from '../../state/stores.tsx';
import styles from './editor.module.css';
import { Field } from './Field.tsx';
import { ToggleTags } from './ToggleTags.tsx';
import type { EntryFormState } from './use-entry-form.ts';

/** Stands for `null`, "as in the settings", in the lists. */
const AS_SET = '';

/** How this entry's alerts sound, open and travel. */
export function AlertFields({ form }: { form: EntryFormState }) {
  const { draft, change } = form;
  const bridge = useBridge();
  const settings = useApp((app) => app.state?.settings ?? DEFAULT_SETTINGS);
  const labelOf = (id: string) => SOUNDS.find((sound) => sound.id === id)?.label ?? 'none';
  const usual = settings.browsers.find(({ id }) => id === settings.open_with)?.label ?? 'the system’s browser';
  const played = draft.sound ?? settings.alerts.sound;
  return (
    <>
      <Field label="Sound">
        {({ id }) => (
          <div className={styles.withButton}>
            <Select
              id={id}
              className={styles.grow ?? ''}
              value={draft.sound ?? AS_SET}
              data={[
                { value: AS_SET, label: `As set: ${labelOf(settings.alerts.sound)}` },
                ...SOUNDS.map((sound) => ({ value: sound.id, label: sound.label })),
                { value: NO_SOUND, label: 'None' },
              ]}
              onChange={(sound) => change({ sound: sound === AS_SET ? null : sound })}
            />
            <ActionIcon
              variant="default"
              size={30}
              aria-label="Play the sound"
              disabled={played === NO_SOUND}
              onClick={() => void bridge.request('sound.preview', { sound: played, volume: settings.alerts.volume })}
            >
              <IconPlayerPlay size={14} />
            </ActionIcon>
          </div>
        )}
      </Field>
      <Field label="Open links with">
        {({ id }) => (
          <Select
            id={id}
            value={draft.open_with ?? AS_SET}
            data={[
              { value: AS_SET, label: `As set: ${usual}` },
              { value: 'system', label: 'The system’s browser' },
              ...settings.browsers.map((browser) => ({ value: browser.id, label: browser.label })),
            ]}
            onChange={(open_with) => change({ open_with: open_with === AS_SET ? null : open_with })}
          />
        )}
      </Field>
      <Field label="Open the cart without a click" wide group>
        {() => (
          <Switch
            label="Open the best offer’s link by itself, at most once per event in 60 s"
            checked={draft.auto_open}
            onChange={(event) => change({ auto_open: event.currentTarget.checked })}
          />
        )}
      </Field>
      {settings.forwarders.length > 0 && (
        <Field
          label="Forward to"
          wide
          group
          hint={draft.forward_to === null ? 'Those that are on for every alert.' : 'Only these.'}
        >
          {() => (
            <ToggleTags
              tags={[
                { id: AS_SET, label: 'As set', on: draft.forward_to === null },
                ...settings.forwarders.map(({ id, label }) => ({
                  id,
                  label,
                  on: draft.forward_to?.includes(id) === true,
                })),
              ]}
              onToggle={(id, on) => {
                const chosen = (draft.forward_to ?? []).filter((other) => other !== id);
                if (id === AS_SET) change({ forward_to: on ? null : [] });
                else change({ forward_to: on ? [...chosen, id] : chosen });
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}
