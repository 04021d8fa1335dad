import { Suspense, useState } from 'react';
import { PRICE_CLASSES, type PriceClass } from '../../core/matching/history/price-history.ts';
import type { SeriesChoice, SeriesQuery, SeriesRange } from '../../core/series/event-series.ts';
import { formatSection } from '../../core/text/format/format-section.ts';
import { lazyPart } from '../lib/lazy-part.tsx';
import { ChartNote, ChartSection } from '../ui/chart-section/ChartSection.tsx';
import { ChoiceButtons } from '../ui/controls/ChoiceButtons.tsx';
import { CompactSelect } from '../ui/controls/CompactSelect.tsx';
import { PlainButton } from '../ui/controls/PlainButton.tsx';
import { ErrorBoundary } from '../ui/status/ErrorBoundary.tsx';
import styles from './chart.module.css';
import { SeriesTable } from './SeriesTable.tsx';
import { type SeriesEvent, useSeries } from './use-series.ts';

const PriceChart = lazyPart(() => import('./PriceChart.tsx'));

const RANGE_NAMES: Readonly<Record<SeriesRange, string>> = { day: '24 h', week: '7 d', all: 'All' };
const CLASS_NAMES: Readonly<Record<PriceClass, string>> = {
  all: 'All tickets',
  primary: 'Without resale',
  resale: 'Resale',
};

type Chosen = Pick<SeriesQuery, 'section' | 'class' | 'range'>;

interface Props {
  readonly event: SeriesEvent;
  /** The highest prices that the entries of the event take, each once. */
  readonly maxPrices: readonly number[];
  /** A lower one, and nothing at all while nothing is known. */
  readonly small?: boolean;
}

/** Lowest price and stock of an event over time, as a chart or a table, for all of it or one section. */
export function EventChart({ event, maxPrices, small = false }: Props) {
  const [chosen, setChosen] = useState<Chosen>({ section: '', class: 'all', range: 'day' });
  const [asTable, setAsTable] = useState(false);
  const { series, error } = useSeries(event, chosen);
  const choices = series?.choices ?? [];
  const classes = choices.find(({ section }) => section === chosen.section)?.classes ?? [];

  function chooseSection(section: string): void {
    const next = choices.find((choice) => choice.section === section);
    // Another section may not have the class.
    const kept = next?.classes.includes(chosen.class) === true ? chosen.class : 'all';
    setChosen({ ...chosen, section, class: kept });
  }

  if (small && chosen.range === 'day' && series?.steps.length === 0 && choices.length === 0) return null;
  return (
    <ChartSection
      title="Lowest price and stock"
      failure={error === null ? null : `The prices could not be read: ${error}`}
      toggle={
        <PlainButton mini onClick={() => setAsTable(!asTable)}>
          {asTable ? 'As a chart' : 'As a table'}
        </PlainButton>
      }
      controls={
        <>
          <ChoiceButtons
            mini
            label="How far back"
            names={RANGE_NAMES}
            value={chosen.range}
            onChoose={(range) => setChosen({ ...chosen, range })}
          />
          <CompactSelect
            label="Section"
            value={chosen.section}
            options={choices.map((choice) => ({ value: choice.section, name: choiceName(choice) }))}
            onChoose={chooseSection}
          />
          <CompactSelect
            label="Class"
            value={chosen.class}
            options={PRICE_CLASSES.filter((one) => classes.includes(one)).map((one) => ({
              value: one,
              name: CLASS_NAMES[one],
            }))}
            onChoose={(value) => setChosen({ ...chosen, class: value })}
          />
        </>
      }
    >
      {series !== null && series.steps.length === 0 && <ChartNote>No prices are known for this time.</ChartNote>}
      {series !== null && series.steps.length > 0 && (
        <>
          {asTable ? (
            <SeriesTable series={series} />
          ) : (
            <ErrorBoundary>
              <Suspense fallback={<div className={styles.plot} data-small={small || undefined} data-busy />}>
                <PriceChart series={series} maxPrices={maxPrices} small={small} />
              </Suspense>
            </ErrorBoundary>
          )}
          {series.condensed && (
            <ChartNote>Several messages are one step: the lowest price and the highest stock of them.</ChartNote>
          )}
        </>
      )}
    </ChartSection>
  );
}

function choiceName({ section, name }: SeriesChoice): string {
  return section === '' ? 'Whole event' : formatSection(name);
}
