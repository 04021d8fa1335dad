import { COMMON_CHANGE_TYPES } from '../../../../core/notification/change-types.ts';
import { capitalize } from '../../../../core/text/capitalize.ts';
import { formatChangeType } from '../../../../core/text/format/format-change-type.ts';
import { useFeed } from '../../../state/stores.tsx';
import type { EntryFormState } from '../use-entry-form.ts';
import { FormField } from './FormField.tsx';
import { ToggleChips } from './ToggleChips.tsx';

const ANY = '*';

/** Which kinds of change alert: the common ones, those that were met in the feed, or any. */
export function ChangeTypeField({ form }: { form: EntryFormState }) {
  const seenTypes = useFeed((slice) => slice.changeTypes);
  const { change_type } = form.draft;
  const any = change_type.includes(ANY);
  const types = [...new Set([...COMMON_CHANGE_TYPES, ...seenTypes, ...change_type.filter((type) => type !== ANY)])];

  function toggle(type: string, on: boolean): void {
    if (type === ANY) {
      form.change({ change_type: on ? [ANY] : ['stock_increase'] });
      return;
    }
    const rest = change_type.filter((other) => other !== type && other !== ANY);
    const next = on ? [...rest, type] : rest;
    form.change({ change_type: next.length === 0 ? ['stock_increase'] : next });
  }

  return (
    <FormField label="Alert on" wide group error={form.issueOf('change_type')} warning={form.warningOf('change_type')}>
      {() => (
        <ToggleChips
          chips={[
            ...types.map((type) => ({
              id: type,
              label: capitalize(formatChangeType(type)),
              on: !any && change_type.includes(type),
            })),
            { id: ANY, label: 'Anything', on: any },
          ]}
          onToggle={toggle}
        />
      )}
    </FormField>
  );
}
