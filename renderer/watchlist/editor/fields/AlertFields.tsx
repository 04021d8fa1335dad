import { ActionIcon, NumberInput, Select, Switch } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { soundsToTry } from '../../../../core/alerts/sounds.ts';
import { DEFAULT_SETTINGS } from '../../../../core/settings/settings.ts';
import { playSound } from '../../../lib/play-sound.ts';
import { defaultSoundLabel, soundChoices } from '../../../lib/sound-choices.ts';
import { useApp, useBridge } from '../../../state/stores.tsx';
import styles from '../editor.module.css';
import type { EntryFormState } from '../use-entry-form.ts';
import { EscalationField } from './EscalationField.tsx';
import { FormField } from './FormField.tsx';
import { ToggleChips } from './ToggleChips.tsx';

/** Stands for `null`, "as in the settings", in the lists. */
const USE_DEFAULT = '';

/** How this entry's alerts sound, open and travel. */
export function AlertFields({ form }: { form: EntryFormState }) {
  const { draft, change } = form;
  const bridge = useBridge();
  const settings = useApp((app) => app.state?.settings ?? DEFAULT_SETTINGS);
  const defaultBrowser = settings.browsers.find(({ id }) => id === settings.open_with)?.label ?? 'default browser';
  const [effectiveSound = null] = soundsToTry(draft.sound, settings.alerts.sound, settings.sounds);
  return (
    <>
      <FormField label="Sound">
        {({ id }) => (
          <div className={styles.withButton}>
            <Select
              id={id}
              className={styles.grow ?? ''}
              value={draft.sound ?? USE_DEFAULT}
              data={[
                { value: USE_DEFAULT, label: `Default (${defaultSoundLabel(settings.sounds, settings.alerts.sound)})` },
                ...soundChoices(settings.sounds, draft.sound),
              ]}
              onChange={(sound) => change({ sound: sound === USE_DEFAULT ? null : sound })}
            />
            <ActionIcon
              variant="default"
              size={30}
              aria-label="Play the sound"
              disabled={effectiveSound === null}
              onClick={() => effectiveSound !== null && void playSound(bridge, effectiveSound, settings.alerts.volume)}
            >
              <IconPlayerPlay size={14} />
            </ActionIcon>
          </div>
        )}
      </FormField>
      <FormField label="Speech">
        {({ id }) => (
          <Select
            id={id}
            value={draft.speak === null ? USE_DEFAULT : draft.speak ? 'on' : 'off'}
            data={[
              { value: USE_DEFAULT, label: `Default (${settings.alerts.speak ? 'spoken' : 'not spoken'})` },
              { value: 'on', label: 'Spoken' },
              { value: 'off', label: 'Not spoken' },
            ]}
            onChange={(speak) => change({ speak: speak === USE_DEFAULT ? null : speak === 'on' })}
          />
        )}
      </FormField>
      <FormField label="Open links with">
        {({ id }) => (
          <Select
            id={id}
            value={draft.open_with ?? USE_DEFAULT}
            data={[
              { value: USE_DEFAULT, label: `Default (${defaultBrowser})` },
              { value: 'system', label: 'Default browser' },
              ...settings.browsers.map((browser) => ({ value: browser.id, label: browser.label })),
            ]}
            onChange={(open_with) => change({ open_with: open_with === USE_DEFAULT ? null : open_with })}
          />
        )}
      </FormField>
      <FormField
        label="Tickets wanted"
        hint="“Got it” counts them. Once you have them all, the entry is muted until after the event."
        error={form.issueOf('wanted_tickets')}
      >
        {(props) => (
          <NumberInput
            {...props}
            value={draft.wanted_tickets ?? ''}
            onChange={(value) => change({ wanted_tickets: typeof value === 'number' && value > 0 ? value : null })}
            placeholder="not counted"
            min={0}
            allowDecimal={false}
          />
        )}
      </FormField>
      <FormField label="Open cart automatically" wide group>
        {() => (
          <Switch
            label="Open the best offer’s link without a click, at most once per event in 60 s"
            checked={draft.auto_open}
            onChange={(event) => change({ auto_open: event.currentTarget.checked })}
          />
        )}
      </FormField>
      {settings.forwarders.length > 0 && <EscalationField form={form} />}
      {settings.forwarders.length > 0 && (
        <FormField
          label="Forward to"
          wide
          group
          hint={draft.forward_to === null ? 'The targets that get all alerts.' : 'Only these.'}
        >
          {() => (
            <ToggleChips
              chips={[
                { id: USE_DEFAULT, label: 'Default', on: draft.forward_to === null },
                ...settings.forwarders.map(({ id, label }) => ({
                  id,
                  label,
                  on: draft.forward_to?.includes(id) === true,
                })),
              ]}
              onToggle={(id, on) => {
                const chosen = (draft.forward_to ?? []).filter((other) => other !== id);
                if (id === USE_DEFAULT) change({ forward_to: on ? null : [] });
                else change({ forward_to: on ? [...chosen, id] : chosen });
              }}
            />
          )}
        </FormField>
      )}
    </>
  );
}
