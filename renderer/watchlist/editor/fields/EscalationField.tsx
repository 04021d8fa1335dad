import { NumberInput } from '@mantine/core';
import { DEFAULT_REPEATS } from '../../../../core/alerts/phone-step.ts';
import { DEFAULT_SETTINGS } from '../../../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../../../core/watchlist/entry.ts';
import { formatSeconds } from '../../../lib/format/time.ts';
import { useApp } from '../../../state/stores.tsx';
import styles from '../editor.module.css';
import type { EntryFormState } from '../use-entry-form.ts';
import { FormField } from './FormField.tsx';

type StepName = 'phone_after_seconds' | 'repeat_every_seconds' | 'repeat_times';

/** When an alert that nobody answers goes to the phone, and how often again. */
export function EscalationField({ form }: { form: EntryFormState }) {
  const { draft } = form;
  const when = useApp((app) => (app.state?.settings ?? DEFAULT_SETTINGS).phone.when);
  const bind = (name: StepName) => ({
    value: draft[name] ?? '',
    onChange: (value: number | string) =>
      form.change({ [name]: typeof value === 'number' && value > 0 ? value : null }),
    min: 0,
    allowDecimal: false,
    error: form.issueOf(name) !== null,
  });
  const never = when === 'never' && escalates(draft);
  return (
    <FormField
      label="If nobody answers"
      wide
      group
      error={
        form.issueOf('phone_after_seconds') ?? form.issueOf('repeat_every_seconds') ?? form.issueOf('repeat_times')
      }
      warning={never ? 'Nothing goes to the phone: Settings, Away and phone says never.' : null}
      interpretation={escalates(draft) ? describe(draft) : null}
      hint="To the phone even while you are at the desk, then again until the alert is handled or stale."
    >
      {() => (
        <div className={styles.three}>
          <NumberInput
            {...bind('phone_after_seconds')}
            aria-label="Phone after seconds"
            placeholder="phone after"
            suffix=" s to the phone"
          />
          <NumberInput
            {...bind('repeat_every_seconds')}
            aria-label="Repeat every seconds"
            placeholder="again every"
            prefix="every "
            suffix=" s"
          />
          <NumberInput
            {...bind('repeat_times')}
            aria-label="Repeat at most times"
            placeholder={`at most ${DEFAULT_REPEATS} times`}
            prefix="at most "
            suffix=" times"
            disabled={draft.repeat_every_seconds === null}
          />
        </div>
      )}
    </FormField>
  );
}

const escalates = (entry: WatchlistEntry) => entry.phone_after_seconds !== null || entry.repeat_every_seconds !== null;

function describe({ phone_after_seconds: after, repeat_every_seconds: every, repeat_times: times }: WatchlistEntry) {
  const phone = after === null ? 'Desk, phone as in the settings' : `Desk, phone after ${formatSeconds(after)}`;
  return every === null
    ? phone
    : `${phone}, again every ${formatSeconds(every)} at most ${times ?? DEFAULT_REPEATS} times`;
}
