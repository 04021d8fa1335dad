import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { formatCount, formatNumber } from '../../core/text/format/format-number.ts';
import { parseEntry } from '../../core/watchlist/entry-schema.ts';
import { eventIdFromUrl } from '../../core/watchlist/event-url.ts';
import { newEntry } from '../../core/watchlist/fields.ts';
import { errorMessage } from '../lib/error-message.ts';
import { useBridge } from '../state/stores.tsx';
import { usePreview } from '../watchlist/editor/preview/use-preview.ts';
import { EventChoice } from './EventChoice.tsx';
import styles from './onboarding.module.css';

const toNumber = (value: number | string) => (typeof value === 'number' && value > 0 ? value : null);

/** An event, a price, seats together, sections; and what they would have let through. */
export function EntryStep({ onDone }: { onDone: (summary: string) => void }) {
  const bridge = useBridge();
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<{ readonly id: string; readonly title: string } | null>(null);
  const [filters, setFilters] = useState<
    Pick<ReturnType<typeof newEntry>, 'max_price_filter' | 'seat_quantity' | 'section'>
  >({
    max_price_filter: null,
    seat_quantity: null,
    section: '',
  });
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const eventId = picked?.id ?? eventIdFromUrl(text) ?? text.trim();
  const draft = useMemo(() => (eventId === '' ? null : newEntry(eventId, '', filters)), [eventId, filters]);
  const parsed = useMemo(() => (draft === null ? null : parseEntry(draft)), [draft]);
  const issue = parsed === null || parsed.ok ? null : (parsed.issues[0]?.message ?? null);
  const { preview } = usePreview(draft, false);

  async function save(): Promise<void> {
    if (draft === null) {
      setError('Pick an event, or paste its link or ID.');
      return;
    }
    if (parsed?.ok !== true) return;
    setBusy(true);
    try {
      const saved = await bridge.request('watchlist.save', { entry: { ...parsed.entry } });
      if (saved.ok) onDone(describe(picked?.title ?? `Event ${eventId}`, filters.max_price_filter));
      else setError(saved.issues.map(({ message }) => message).join(' '));
    } catch (failure) {
      setError(errorMessage(failure));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        label="Event, link or ID"
        placeholder="https://… or G5v0Z9"
        leftSection={<IconSearch size={15} aria-hidden />}
        spellCheck={false}
        value={text}
        error={error}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setPicked(null);
          setError(null);
        }}
      />
      <EventChoice
        query={picked === null ? text : ''}
        picked={picked?.id ?? null}
        onPick={(choice) => {
          setPicked(choice);
          setError(null);
        }}
      />
      <div className={styles.fields}>
        <NumberInput
          label="Max price"
          placeholder="any"
          min={0}
          decimalScale={2}
          hideControls
          value={filters.max_price_filter ?? ''}
          onChange={(value) => setFilters({ ...filters, max_price_filter: toNumber(value) })}
        />
        <NumberInput
          label="Seats together"
          placeholder="any"
          min={0}
          allowDecimal={false}
          hideControls
          value={filters.seat_quantity ?? ''}
          onChange={(value) => setFilters({ ...filters, seat_quantity: toNumber(value) })}
        />
        <TextInput
          label="Sections"
          placeholder="101-112, Floor*"
          value={filters.section}
          onChange={(event) => setFilters({ ...filters, section: event.currentTarget.value })}
        />
      </div>
      <p className={styles.dim} role="status">
        {issue ?? (preview === null || draft === null ? '' : formatPreview(preview.evaluated, preview.alerts))}
      </p>
      <div className={styles.buttons}>
        <Button type="submit" variant="filled" loading={busy} disabled={issue !== null}>
          Save entry
        </Button>
        <Button onClick={() => onDone('Skipped: add one under Watchlist')}>Skip for now</Button>
      </div>
    </form>
  );
}

function formatPreview(evaluated: number, alerts: number): string {
  if (evaluated === 0) return 'No notification of this event yet.';
  return `Of ${formatCount(evaluated, 'notification')} of this event, ${formatNumber(alerts)} would alert.`;
}

function describe(title: string, maxPrice: number | null): string {
  return maxPrice === null ? title : `${title}, up to ${maxPrice}`;
}
