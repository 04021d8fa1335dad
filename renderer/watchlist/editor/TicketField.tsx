import { Field } from './Field.tsx';
import { ToggleTags } from './ToggleTags.tsx';
import type { EntryFormState } from './use-entry-form.ts';

const CLASSES = [
  { id: 'standard_tickets', label: 'Standard' },
  { id: 'resale_tickets', label: 'Resale' },
  { id: 'general_admission_tickets', label: 'General admission' },
  { id: 'platinum_tickets', label: 'Platinum' },
] as const;

/** The ticket classes that may alert. An offer that belongs to several passes if none of them is off. */
export function TicketField({ form }: { form: EntryFormState }) {
  return (
    <Field label="Ticket types" wide group warning={form.warningOf('standard_tickets')}>
      {() => (
        <ToggleTags
          tags={CLASSES.map(({ id, label }) => ({ id, label, on: form.draft[id] }))}
          onToggle={(id, on) => form.change({ [id]: on })}
        />
      )}
    </Field>
  );
}
