import { NumberInput, SegmentedControl, Switch } from '@mantine/core';
import { DEFAULT_DROP_DAYS } from '../../../../core/watchlist/fields.ts';
import styles from '../editor.module.css';
import type { EntryFormState } from '../use-entry-form.ts';
import { FormField } from './FormField.tsx';

/** A blank field is no filter, and so is 0. */
const toFilterValue = (value: number | string): number | null =>
  typeof value === 'number' && value > 0 ? value : null;

/** Filters that compare a price with those seen before. */
export function RelativeFields({ form }: { form: EntryFormState }) {
  const { draft, change } = form;
  return (
    <>
      <FormField
        label="New low"
        wide
        group
        hint="Below every price seen in 30 days. If none was seen yet, it alerts, marked unverified."
      >
        {() => (
          <SegmentedControl
            value={draft.new_low ?? 'any'}
            onChange={(choice) => change({ new_low: choice === 'any' ? null : (choice as 'event' | 'section') })}
            aria-label="New low"
            data={[
              { value: 'any', label: 'Any price' },
              { value: 'event', label: 'Of the event' },
              { value: 'section', label: 'Of its section' },
            ]}
          />
        )}
      </FormField>
      <FormField
        label="Price drop"
        group
        hint="Below the median of the last days."
        error={form.issueOf('drop_percent') ?? form.issueOf('drop_days')}
      >
        {({ error }) => (
          <div className={styles.two}>
            <NumberInput
              value={draft.drop_percent ?? ''}
              onChange={(value) => change({ drop_percent: toFilterValue(value) })}
              aria-label="Drop of at least"
              placeholder="any"
              suffix="%"
              min={0}
              decimalScale={1}
              hideControls
              error={error}
            />
            <NumberInput
              value={draft.drop_days ?? ''}
              onChange={(value) => change({ drop_days: toFilterValue(value) })}
              aria-label="Days of the median"
              placeholder={`${DEFAULT_DROP_DAYS} days`}
              suffix=" days"
              min={0}
              allowDecimal={false}
              hideControls
              error={error}
            />
          </div>
        )}
      </FormField>
      <FormField label="Face value" group hint="Compared with primary prices." warning={form.warningOf('below_face')}>
        {() => (
          <Switch
            label="Resale only below face value"
            checked={draft.below_face}
            onChange={(event) => change({ below_face: event.currentTarget.checked })}
          />
        )}
      </FormField>
    </>
  );
}
