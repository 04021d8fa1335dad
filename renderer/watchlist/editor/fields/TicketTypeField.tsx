import type { EntryFormState } from '../use-entry-form.ts';
import { FormField } from './FormField.tsx';
import { ToggleChips } from './ToggleChips.tsx';

const TICKET_TYPES = [
  { id: 'standard_tickets', label: 'Standard' },
  { id: 'resale_tickets', label: 'Resale' },
  { id: 'general_admission_tickets', label: 'General admission' },
  { id: 'platinum_tickets', label: 'Platinum' },
] as const;

/** The ticket classes that may alert. An offer that belongs to several passes if none of them is off. */
export function TicketTypeField({ form }: { form: EntryFormState }) {
  return (
    <FormField label="Ticket types" wide group warning={form.warningOf('standard_tickets')}>
      {() => (
        <ToggleChips
          chips={TICKET_TYPES.map(({ id, label }) => ({ id, label, on: form.draft[id] }))}
          onToggle={(id, on) => form.change({ [id]: on })}
        />
      )}
    </FormField>
  );
}
