import { NumberInput } from '@mantine/core';
import styles from './editor.module.css';
import { Field } from './Field.tsx';
import type { EntryFormState } from './use-entry-form.ts';

type NumberName = 'min_price_filter' | 'max_price_filter' | 'seat_quantity' | 'stock_threshold_filter';

/** A blank field is no filter, and so is 0. */
const filterOf = (value: number | string): number | null => (typeof value === 'number' && value > 0 ? value : null);

/** Price range, seats together, tickets left. */
export function NumberFields({ form }: { form: EntryFormState }) {
  const { draft } = form;
  const bind = (name: NumberName) => ({
    value: draft[name] ?? '',
    onChange: (value: number | string) => form.change({ [name]: filterOf(value) }),
  });
  return (
    <>
      <Field
        label="Price per ticket"
        group
        hint="Fees included."
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
            />
            <NumberInput
              {...bind('max_price_filter')}
              aria-label="Highest price"
              placeholder="max"
              min={0}
              decimalScale={2}
              hideControls
              error={error}
            />
          </div>
        )}
      </Field>
      <div className={styles.numbers}>
        <Field label="Seats together" hint="Standing: tickets left." error={form.issueOf('seat_quantity')}>
          {(props) => (
            <NumberInput {...props} {...bind('seat_quantity')} placeholder="any" min={0} allowDecimal={false} />
          )}
        </Field>
        <Field label="At least this many left" hint="In all that pass." error={form.issueOf('stock_threshold_filter')}>
          {(props) => (
            <NumberInput
              {...props}
              {...bind('stock_threshold_filter')}
              placeholder="any"
              min={0}
              allowDecimal={false}
            />
          )}
        </Field>
      </div>
    </>
  );
}
