import { IconCheck, IconWorld } from '@tabler/icons-react';
import { formatNumber } from '../../core/text/format/format-number.ts';
import { PlainButton } from '../ui/controls/PlainButton.tsx';
import { FilterMenu } from '../ui/menus/FilterMenu.tsx';
import { CHIPS, type Chip, type EventFilters, fitsFilters, SHOWN, type Shown, sitesOf } from './event-filters.ts';
import type { EventLine } from './event-lines.ts';
import styles from './events.module.css';

interface Props {
  readonly filters: EventFilters;
  readonly onChange: (filters: EventFilters) => void;
  /** The events that the search finds. */
  readonly found: readonly EventLine[];
  readonly nowMs: number;
  /** How many events there are, if not all of them are listed. */
  readonly total: number | null;
}

/** What narrows the events, each with how many there would be. */
export function EventFilterBar({ filters, onChange, found, nowMs, total }: Props) {
  const count = (changed: Partial<EventFilters>) =>
    formatNumber(found.filter((line) => fitsFilters(line, { ...filters, ...changed }, nowMs)).length);
  return (
    <fieldset className={styles.bar}>
      <legend className="visually-hidden">Which events</legend>
      {(Object.keys(SHOWN) as Shown[]).map((shown) => (
        <PlainButton key={shown} aria-pressed={filters.shown === shown} onClick={() => onChange({ ...filters, shown })}>
          {SHOWN[shown]} {count({ shown })}
        </PlainButton>
      ))}
      <span className={styles.divider} />
      {(Object.keys(CHIPS) as Chip[]).map((chip) => {
        const on = filters.chips.includes(chip);
        const others = filters.chips.filter((one) => one !== chip);
        const withIt = [...others, chip];
        return (
          <PlainButton
            key={chip}
            className={styles.chip}
            aria-pressed={on}
            onClick={() => onChange({ ...filters, chips: on ? others : withIt })}
          >
            {on && <IconCheck size={13} aria-hidden />}
            {CHIPS[chip]} {count({ chips: withIt })}
          </PlainButton>
        );
      })}
      <span className={styles.grow} />
      {total !== null && <span className={styles.second}>the newest of {formatNumber(total)}</span>}
      <FilterMenu
        name="Site"
        Icon={IconWorld}
        value={filters.site}
        options={sitesOf(found)}
        onChange={(site) => onChange({ ...filters, site })}
        formatOption={(site) => site}
      />
    </fieldset>
  );
}
