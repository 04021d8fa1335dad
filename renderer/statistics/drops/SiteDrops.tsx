import { useState } from 'react';
import type { StatisticsPeriod } from '../../../core/statistics/statistics-period.ts';
import { DropSection } from './DropSection.tsx';
import styles from './drops.module.css';

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
      {choices.length > 0 && (
        <select
          className={styles.choice}
          aria-label="Whose drops"
          value={site}
          onChange={(change) => setSite(change.currentTarget.value)}
        >
          <option value="">All events</option>
          {choices.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      )}
    </DropSection>
  );
}
