import { Autocomplete, Button, SegmentedControl, Switch, Textarea, TextInput } from '@mantine/core';
import { IconArrowLeft, IconEye, IconTrash } from '@tabler/icons-react';
import { describeKeywordExpression, parseKeywordExpression } from '../../../core/watchlist/expressions/keyword.ts';
import { describeRowExpression, parseRowExpression } from '../../../core/watchlist/expressions/row.ts';
import { describeSectionExpression, parseSectionExpression } from '../../../core/watchlist/expressions/section.ts';
import { useEditor, useStores } from '../../state/stores.tsx';
import { removeEntries } from '../actions/change-entries.ts';
import { CopyLink } from './CopyLink.tsx';
import styles from './editor.module.css';
import { AlertFields } from './fields/AlertFields.tsx';
import { ChangeTypeField } from './fields/ChangeTypeField.tsx';
import { DateField } from './fields/DateField.tsx';
import { EventField } from './fields/EventField.tsx';
import { ExpressionField } from './fields/ExpressionField.tsx';
import { FormField } from './fields/FormField.tsx';
import { NumberFields } from './fields/NumberFields.tsx';
import { RelativeFields } from './fields/RelativeFields.tsx';
import { TicketTypeField } from './fields/TicketTypeField.tsx';
import { MuteControl } from './MuteControl.tsx';
import { useSeenValues } from './suggestions/use-seen-values.ts';
import { useWebsites } from './suggestions/use-websites.ts';
import { useEntryForm } from './use-entry-form.ts';

/** Every field of an entry, each with the control that fits it. */
export function EntryForm({ previewing, onPreview }: { previewing: boolean; onPreview: () => void }) {
  const { form, save, busy, dirty, blocked, isNew, others } = useEntryForm();
  const { draft, change } = form;
  const seen = useSeenValues(draft.event_id);
  const websites = useWebsites(seen.websites);
  const edit = useEditor((slice) => slice.edit);
  const stores = useStores();
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
          className={styles.previewToggle ?? ''}
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
        <FormField label="Label" hint="Shown instead of the event’s name.">
          {(props) => (
            <TextInput
              {...props}
              value={draft.label}
              onChange={(event) => change({ label: event.currentTarget.value })}
            />
          )}
        </FormField>
        <FormField label="Site" hint="Only if two sites share this ID." error={form.issueOf('website')}>
          {(props) => (
            <Autocomplete
              {...props}
              aria-label="Site"
              comboboxProps={{ portalProps: { target: '#content' } }}
              size="xs"
              placeholder="any"
              data={websites}
              value={draft.website ?? ''}
              onChange={(website) => change({ website: website === '' ? null : website })}
            />
          )}
        </FormField>
        <ChangeTypeField form={form} />
        <NumberFields form={form} currency={seen.currency} />
        <ExpressionField
          form={form}
          field="section"
          label="Sections"
          placeholder="101-110, 2xx, Floor*, !PIT"
          parse={parseSectionExpression}
          describe={describeSectionExpression}
          blankHint="Every section"
          seen={seen.sections}
        />
        <ExpressionField
          form={form}
          field="row_filter"
          label="Rows"
          placeholder="A-F, 1-10"
          parse={parseRowExpression}
          describe={describeRowExpression}
          blankHint="Every row"
          seen={seen.rows}
        />
        <TicketTypeField form={form} />
        <RelativeFields form={form} />
        <ExpressionField
          form={form}
          field="keywords"
          label="Keywords"
          placeholder={'aisle; "floor ga" -obstructed'}
          parse={parseKeywordExpression}
          describe={describeKeywordExpression}
          blankHint="Any words"
        />
        <DateField form={form} />
        <FormField label="If information is missing" wide group>
          {() => (
            <SegmentedControl
              value={draft.strict ? 'hide' : 'alert'}
              onChange={(choice) => change({ strict: choice === 'hide' })}
              aria-label="If information is missing"
              data={[
                { value: 'alert', label: 'Alert, marked unverified' },
                { value: 'hide', label: 'Hide (strict)' },
              ]}
            />
          )}
        </FormField>
        <AlertFields form={form} />
        <FormField label="Notes" wide>
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
        </FormField>
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
        {!isNew && <CopyLink entry={draft} />}
        <MuteControl form={form} />
        {!isNew && (
          <Button leftSection={<IconTrash size={14} />} onClick={() => void removeEntries(stores, [draft.id])}>
            Delete
          </Button>
        )}
      </div>
    </form>
  );
}
