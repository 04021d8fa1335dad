import { Button, Group, Modal, NumberInput, Select } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useEffect, useId, useState } from 'react';
import { ALERT_RESULTS, formatAlertResult } from '../../../core/feed/alert-result.ts';
import {
  formatHistoryClass,
  HISTORY_CLASSES,
  type HistoryFilters,
  NO_HISTORY_FILTERS,
} from '../../../core/feed/search/history-filters.ts';
import { OUTCOMES } from '../../../core/matching/decision.ts';
import { COMMON_CHANGE_TYPES } from '../../../core/notification/change-types.ts';
import { capitalize } from '../../../core/text/capitalize.ts';
import { formatChangeType } from '../../../core/text/format/format-change-type.ts';
import { OUTCOME_LABELS } from '../../lib/format/feed-item.ts';
import type { HistoryFilter } from '../../state/history-store.ts';
import { useBridge, useFeed, useHistory, useWatchlist } from '../../state/stores.tsx';
import { useTimeFormat } from '../../state/time-format.ts';
import { CALENDAR_LABELS } from '../../watchlist/calendar-labels.ts';
import { entryTitle } from '../../watchlist/entry-text.ts';
import { fromDays, toDays } from './date-range.ts';
import styles from './filters.module.css';

const NO_ENTRIES: readonly never[] = [];

/** Everything that the history can be narrowed to besides words. It counts once it is applied. */
export function FilterDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Filter the history" size={460}>
      <FilterForm onClose={onClose} />
    </Modal>
  );
}

function FilterForm({ onClose }: { onClose: () => void }) {
  const filter = useHistory((slice) => slice.filter);
  const setFilter = useHistory((slice) => slice.setFilter);
  const entries = useWatchlist((slice) => slice.watchlist?.entries ?? NO_ENTRIES);
  const metChanges = useFeed((slice) => slice.changeTypes);
  const websites = useWebsites();
  const { zone } = useTimeFormat();
  const [draft, setDraft] = useState<HistoryFilter>(filter);
  const formId = useId();
  const { filters } = draft;
  const change = (patch: Partial<HistoryFilters>) => setDraft({ ...draft, filters: { ...filters, ...patch } });
  const crossed =
    filters.price_from !== null && filters.price_to !== null && filters.price_from > filters.price_to
      ? 'The highest price is below the lowest: nothing would fit.'
      : null;

  return (
    <form
      id={formId}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (crossed !== null) return;
        setFilter(draft);
        onClose();
      }}
    >
      <DatePickerInput
        type="range"
        label="Days"
        placeholder="any"
        size="xs"
        clearable
        allowSingleDateInRange
        valueFormat="D MMM YYYY"
        ariaLabels={CALENDAR_LABELS}
        clearButtonProps={{ 'aria-label': 'Any day' }}
        // The calendar is named after its field, which it looks for under its own id.
        id="days-filter"
        popoverProps={{ id: 'days-filter', withinPortal: true }}
        value={toDays(filters, zone)}
        onChange={(days) => change(fromDays(days, zone))}
      />
      <div className={styles.prices}>
        <NumberInput
          label="Price from"
          placeholder="any"
          min={0}
          decimalScale={2}
          hideControls
          value={filters.price_from ?? ''}
          onChange={(value) => change({ price_from: toPrice(value) })}
        />
        <NumberInput
          label="Price to"
          placeholder="any"
          min={0}
          decimalScale={2}
          hideControls
          error={crossed}
          value={filters.price_to ?? ''}
          onChange={(value) => change({ price_to: toPrice(value) })}
        />
      </div>
      <Choice
        label="Outcome"
        data={OUTCOMES.map((outcome) => ({ value: outcome, label: OUTCOME_LABELS[outcome] }))}
        value={filters.outcome}
        onChange={(outcome) => change({ outcome: outcome as HistoryFilters['outcome'] })}
      />
      <Choice
        label="Result"
        data={ALERT_RESULTS.map((result) => ({ value: result, label: formatAlertResult(result) }))}
        value={filters.result}
        onChange={(result) => change({ result: result as HistoryFilters['result'] })}
      />
      <Choice
        label="Site"
        data={withCurrent(websites, draft.website).map((site) => ({ value: site, label: site || 'none' }))}
        value={draft.website}
        onChange={(website) => setDraft({ ...draft, website })}
      />
      <Choice
        label="Watchlist entry"
        data={withCurrent(
          entries.map(({ entry }) => entry.id),
          filters.entry,
        ).map((id) => {
          const known = entries.find(({ entry }) => entry.id === id);
          return { value: id, label: known === undefined ? id || 'none' : entryTitle(known) };
        })}
        value={filters.entry}
        onChange={(entry) => change({ entry })}
      />
      <Choice
        label="Change"
        data={withCurrent([...COMMON_CHANGE_TYPES, ...metChanges], draft.change_type).map((type) => ({
          value: type,
          label: capitalize(formatChangeType(type)),
        }))}
        value={draft.change_type}
        onChange={(change_type) => setDraft({ ...draft, change_type })}
      />
      <Choice
        label="Class of the offer shown"
        data={HISTORY_CLASSES.map((name) => ({ value: name, label: capitalize(formatHistoryClass(name)) }))}
        value={filters.class}
        onChange={(name) => change({ class: name as HistoryFilters['class'] })}
      />
      <Group justify="flex-end" className={styles.wide}>
        <Button onClick={() => setDraft({ ...draft, website: null, change_type: null, filters: NO_HISTORY_FILTERS })}>
          Clear all
        </Button>
        <span className={styles.grow} />
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" type="submit" form={formId} disabled={crossed !== null}>
          Apply
        </Button>
      </Group>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function Choice({ label, data, value, onChange }: ChoiceProps) {
  return (
    <Select
      label={label}
      placeholder="any"
      data={data}
      value={value}
      onChange={onChange}
      searchable={data.length > 8}
      clearable
      clearButtonProps={{ 'aria-label': `Any ${label.toLowerCase()}` }}
      nothingFoundMessage="Nothing fits"
      comboboxProps={{ withinPortal: false }}
    />
  );
}

/** The sites that the history knows; none until they are read. */
function useWebsites(): readonly string[] {
  const bridge = useBridge();
  const [websites, setWebsites] = useState<readonly string[]>([]);
  useEffect(() => {
    bridge.request('history.websites', null).then(setWebsites, () => {});
  }, [bridge]);
  return websites;
}

/** A choice that is on stays one, whatever the others are. */
const withCurrent = (choices: readonly string[], current: string | null) => [
  ...new Set(current === null ? choices : [current, ...choices]),
];

const toPrice = (value: number | string): number | null => (typeof value === 'number' ? value : null);
