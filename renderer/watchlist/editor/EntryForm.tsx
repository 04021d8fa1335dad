import { Button, SegmentedControl, Switch, Textarea, TextInput } from '@mantine/core';
import { IconArrowLeft, IconEye, IconTrash } from '@tabler/icons-react';
import { describeKeywordExpression, parseKeywordExpression } from '../../../core/watchlist/expressions/keyword.ts';
import { describeRowExpression, parseRowExpression } from '../../../core/watchlist/expressions/row.ts';
import { describeSectionExpression, parseSectionExpression } from '../../../core/watchlist/expressions/section.ts';
import { useEditor } from '../../state/stores.tsx';
import { useEntryActions } from '../use-entry-actions.ts';
import { AlertFields } from './AlertFields.tsx';
import { ChangeField } from './ChangeField.tsx';
import { DateField } from './DateField.tsx';
import { EventField } from './EventField.tsx';
import { ExpressionField } from './ExpressionField.tsx';
import styles from './editor.module.css';
import { Field } from './Field.tsx';
import { MuteLine } from './MuteLine.tsx';
import { NumberFields } from './NumberFields.tsx';
import { TicketField } from './TicketField.tsx';
import { useEntryForm } from './use-entry-form.ts';

/** Every field of an entry, each with the control that fits it. */
export function EntryForm({ previewing, onPreview }: { previewing: boolean; onPreview: () => void }) {
  const { form, save, busy, dirty, blocked, isNew, others } = useEntryForm();
  const { draft, change } = form;
  const edit = useEditor((slice) => slice.edit);
  const actions = useEntryActions();
  return (
    <form
      className={styles.form}
      aria-label={isNew ? 'New entry' : 'Edit entry'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={styles.formHead}>
        <Button className={styles.back ?? ''} leftSection={<IconArrowLeft size={14} />} onClick={() => edit(null)}>
          Back
        </Button>
        <h3 className={styles.formTitle}>{isNew ? 'New entry' : 'Edit entry'}</h3>
        <Button
          className={styles.peek ?? ''}
          leftSection={<IconEye size={14} />}
          onClick={onPreview}
          aria-pressed={previewing}
        >
          {previewing ? 'Form' : 'Preview'}
        </Button>
        <Switch
          label={draft.enabled ? 'On' : 'Off'}
          checked={draft.enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
        />
      </div>
      <div className={styles.fields}>
        <EventField form={form} />
        <Field label="Label" hint="Shown instead of the event’s name.">
          {(props) => (
            <TextInput
              {...props}
              value={draft.label}
              onChange={(event) => change({ label: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field label="Site" hint="Only where ids of two sites collide." error={form.issueOf('website')}>
          {(props) => (
            <TextInput
              {...props}
              placeholder="any"
              value={draft.website ?? ''}
              onChange={(event) =>
                change({ website: event.currentTarget.value === '' ? null : event.currentTarget.value })
              }
            />
          )}
        </Field>
        <ChangeField form={form} />
        <NumberFields form={form} />
        <ExpressionField
          form={form}
          field="section"
          label="Sections"
          placeholder="101-110, 2xx, Floor*, !PIT"
          parse={parseSectionExpression}
          describe={describeSectionExpression}
          blank="Every section"
        />
        <ExpressionField
          form={form}
          field="row_filter"
          label="Rows"
          placeholder="A-F, 1-10"
          parse={parseRowExpression}
          describe={describeRowExpression}
          blank="Every row"
        />
        <TicketField form={form} />
        <ExpressionField
          form={form}
          field="keywords"
          label="Keywords"
          placeholder={'aisle; "floor ga" -obstructed'}
          parse={parseKeywordExpression}
          describe={describeKeywordExpression}
          blank="Any words"
        />
        <DateField form={form} />
        <Field label="When a fact is missing" wide group>
          {() => (
            <SegmentedControl
              value={draft.strict ? 'hide' : 'alert'}
              onChange={(choice) => change({ strict: choice === 'hide' })}
              aria-label="When a fact is missing"
              data={[
                { value: 'alert', label: 'Alert, marked unverified' },
                { value: 'hide', label: 'Hide (strict)' },
              ]}
            />
          )}
        </Field>
        <AlertFields form={form} />
        <Field label="Notes" wide>
          {(props) => (
            <Textarea
              {...props}
              autosize
              minRows={1}
              maxRows={6}
              value={draft.notes}
              onChange={(event) => change({ notes: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      {others.length > 0 && (
        <p className={styles.error} role="alert">
          {others.join(' ')}
        </p>
      )}
      <div className={styles.footer}>
        <Button type="submit" variant="filled" loading={busy} disabled={blocked || (!isNew && !dirty)}>
          Save
        </Button>
        <Button onClick={() => edit(null)}>{dirty ? 'Cancel' : 'Close'}</Button>
        <span className={styles.grow} />
        <MuteLine form={form} />
        {!isNew && (
          <Button leftSection={<IconTrash size={14} />} onClick={() => void actions.remove([draft.id])}>
            Delete
          </Button>
        )}
      </div>
    </form>
  );
}
