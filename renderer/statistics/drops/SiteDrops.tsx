import { useState } from 'react';
import type { StatisticsPeriod } from '../../../core/statistics/statistics-period.ts';
import { CompactSelect } from '../../ui/controls/CompactSelect.tsx';
import { DropSection } from './DropSection.tsx';

interface Props {
  readonly sites: readonly string[];
  readonly period: StatisticsPeriod;
  readonly revision: unknown;
}

/** When drops come, of all events or those of one site. */
export function SiteDrops({ sites, period, revision }: Props) {
  const [site, setSite] = useState('');
  // A site of another period may have no alerts in this one.
  const choices = [...new Set([...sites, ...(site === '' ? [] : [site])])].sort();
  return (
    <DropSection query={{ event_id: null, website: site === '' ? null : site, period }} revision={revision}>
      <CompactSelect
        label="Whose drops"
        value={site}
        options={[{ value: '', name: 'All events' }, ...choices.map((one) => ({ value: one, name: one }))]}
        onChoose={setSite}
      />
    </DropSection>
  );
}
