import { Button, Popover, TextInput } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { describeDateExpression, parseDateExpression } from '../../../../core/watchlist/expressions/date.ts';
import { CALENDAR_LABELS } from '../../calendar-labels.ts';
import styles from '../editor.module.css';
import type { EntryFormState } from '../use-entry-form.ts';
import { FormField } from './FormField.tsx';

const WEEKDAY_SHORTCUTS = [
  { item: 'fri..sun', label: 'Fri to Sun' },
  { item: 'sat', label: 'Sat' },
  { item: 'sun', label: 'Sun' },
] as const;

/** The date expression, typed or put together with a calendar. */
export function DateField({ form }: { form: EntryFormState }) {
  const text = form.draft.date_filter;
  const [range, setRange] = useState<[string | null, string | null]>([null, null]);
  const [open, setOpen] = useState(false);
  const parsed = useMemo(() => parseDateExpression(text), [text]);

  const add = (item: string) =>
    form.change({ date_filter: text.trim() === '' ? item : `${text.trim().replace(/,$/, '')}, ${item}` });
  const [from, to] = range;
  const item = from === null ? null : to === null || to === from ? from : `${from}..${to}`;

  return (
    <FormField
      label="Dates"
      error={form.issueOf('date_filter')}
      interpretation={parsed.ok && text.trim() !== '' ? describeDateExpression(parsed.expression) : null}
      hint="Any date. The date is the one at the venue."
    >
      {(props) => (
        <TextInput
          {...props}
          placeholder="2026-06-10..2026-06-20, sat, sun"
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => form.change({ date_filter: event.currentTarget.value })}
          rightSectionWidth={32}
          rightSection={
            <Popover
              opened={open}
              onChange={setOpen}
              position="bottom-end"
              shadow="md"
              trapFocus
              // In a small window it lies over its field rather than below the edge.
              middlewares={{ flip: true, shift: { crossAxis: true } }}
            >
              <Popover.Target>
                <button
                  type="button"
                  className={styles.inputButton}
                  aria-label="Add dates with a calendar"
                  onClick={() => setOpen(!open)}
                >
                  <IconCalendarPlus size={16} aria-hidden />
                </button>
              </Popover.Target>
              <Popover.Dropdown>
                <DatePicker
                  type="range"
                  allowSingleDateInRange
                  hideOutsideDates
                  size="xs"
                  ariaLabels={CALENDAR_LABELS}
                  value={range}
                  onChange={setRange}
                />
                <div className={styles.tags}>
                  {WEEKDAY_SHORTCUTS.map((day) => (
                    <Button key={day.item} onClick={() => add(day.item)}>
                      {day.label}
                    </Button>
                  ))}
                </div>
                <Button
                  fullWidth
                  mt={8}
                  variant="filled"
                  disabled={item === null}
                  onClick={() => {
                    if (item !== null) add(item);
                    setRange([null, null]);
                    setOpen(false);
                  }}
                >
                  {item === null ? 'Choose a day or a range' : `Add ${item}`}
                </Button>
              </Popover.Dropdown>
            </Popover>
          }
        />
      )}
    </FormField>
  );
}
