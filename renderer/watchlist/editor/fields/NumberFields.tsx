import { NumberInput } from '@mantine/core';
import styles from '../editor.module.css';
import type { EntryFormState } from '../use-entry-form.ts';
import { FormField } from './FormField.tsx';

type NumberFieldName = 'min_price_filter' | 'max_price_filter' | 'seat_quantity' | 'stock_threshold_filter';

/** A blank field is no filter, and so is 0. */
const toFilterValue = (value: number | string): number | null =>
  typeof value === 'number' && value > 0 ? value : null;

/** Price range, seats together, tickets left. */
export function NumberFields({ form, currency }: { form: EntryFormState; currency: string | null }) {
  const { draft } = form;
  const bind = (name: NumberFieldName) => ({
    value: draft[name] ?? '',
    onChange: (value: number | string) => form.change({ [name]: toFilterValue(value) }),
  });
  const section =
    currency === null ? {} : { leftSection: <span className={styles.dim}>{currency}</span>, leftSectionWidth: 34 };
  return (
    <>
      <FormField
        label="Price per ticket"
        group
        hint={currency === null ? 'Fees included, in the site’s currency.' : `Fees included, in ${currency}.`}
        error={form.issueOf('min_price_filter') ?? form.issueOf('max_price_filter')}
      >
        {({ error }) => (
          <div className={styles.two}>
            <NumberInput
              {...bind('min_price_filter')}
              aria-label="Lowest price"
              placeholder="min"
              min={0}
              decimalScale={2}
              hideControls
              error={error}
              {...section}
            />
            <NumberInput
              {...bind('max_price_filter')}
              aria-label="Highest price"
              placeholder="max"
              min={0}
              decimalScale={2}
              hideControls
              error={error}
              {...section}
            />
          </div>
        )}
      </FormField>
      <div className={styles.numbers}>
        <FormField label="Seats together" hint="Standing: tickets left." error={form.issueOf('seat_quantity')}>
          {(props) => (
            <NumberInput {...props} {...bind('seat_quantity')} placeholder="any" min={0} allowDecimal={false} />
          )}
        </FormField>
        <FormField
          label="At least this many left"
          hint="Across all matching offers."
          error={form.issueOf('stock_threshold_filter')}
        >
          {(props) => (
            <NumberInput
              {...props}
              {...bind('stock_threshold_filter')}
              placeholder="any"
              min={0}
              allowDecimal={false}
            />
          )}
        </FormField>
      </div>
    </>
  );
}
