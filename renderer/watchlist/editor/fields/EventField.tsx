import { Autocomplete } from '@mantine/core';
import { useMemo } from 'react';
import { foldAccents } from '../../../../core/text/fold.ts';
import { eventIdFromUrl, isUrl } from '../../../../core/watchlist/event-url.ts';
import styles from '../editor.module.css';
import { type KnownEvent, useKnownEvents } from '../suggestions/use-known-events.ts';
import type { EntryFormState } from '../use-entry-form.ts';
import { FormField } from './FormField.tsx';

const MAX_SUGGESTIONS = 30;

/** The event: its id, the address of its page, or one that the feed has seen, by name. */
export function EventField({ form }: { form: EntryFormState }) {
  const known = useKnownEvents();
  const { event_id } = form.draft;
  const fromAddress = useMemo(() => (isUrl(event_id) ? eventIdFromUrl(event_id) : null), [event_id]);
  const name = describeEvent(known.get(fromAddress ?? event_id));
  const understood =
    fromAddress === null ? name : `Event ${fromAddress}, read from the address${name === null ? '' : `: ${name}`}`;
  return (
    <FormField
      label="Event"
      wide
      error={form.issueOf('event_id')}
      interpretation={understood}
      hint="Its id, the address of its page, or the name of one the feed has seen."
    >
      {(props) => (
        <Autocomplete
          {...props}
          // Names the list too.
          aria-label="Event"
          // Within the landmark that the form is in.
          comboboxProps={{ portalProps: { target: '#content' } }}
          size="xs"
          placeholder="G5v0Z9, or https://www.ticketmaster.com/event/…"
          spellCheck={false}
          value={event_id}
          limit={MAX_SUGGESTIONS}
          // Its scroll area would be as wide as the longest name.
          withScrollArea={false}
          classNames={{ dropdown: styles.events ?? '' }}
          data={[...known.keys()]}
          filter={({ options, search, limit }) => {
            const words = foldAccents(search).split(' ').filter(Boolean);
            return options
              .filter((option) => {
                if (!('value' in option)) return false;
                const text = foldAccents(`${option.value} ${describeEvent(known.get(String(option.value))) ?? ''}`);
                return words.every((word) => text.includes(word));
              })
              .slice(0, limit);
          }}
          renderOption={({ option }) => (
            <span className={styles.option}>
              <bdi className={`${styles.grow} cut`}>{known.get(String(option.value))?.title}</bdi>
              <span className={styles.optionDate}>{known.get(String(option.value))?.date}</span>
              <span className={styles.dim}>{option.value}</span>
            </span>
          )}
          onChange={(text) => form.change({ event_id: text })}
          onBlur={() => {
            if (fromAddress !== null) form.change({ event_id: fromAddress });
          }}
        />
      )}
    </FormField>
  );
}

/** "Paper Moons Tour · Mon 15 Jun 20:00 · Madison Square Garden, New York"; `null` for one that is not known. */
function describeEvent(event: KnownEvent | undefined): string | null {
  return event === undefined ? null : [event.title, event.date, event.place].filter(Boolean).join(' · ');
}
