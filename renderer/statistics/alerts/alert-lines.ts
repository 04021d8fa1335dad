import { type CountedAlerts, sumAlerts } from '../../../core/statistics/alert-statistics.ts';
import type { AlertLine } from './AlertTable.tsx';

/** A line for each entry. @param labelOf what an entry is called; `null` if it is gone. */
export function entryLines(
  counted: readonly CountedAlerts[],
  from: string | null,
  labelOf: (id: string) => string | null,
): AlertLine[] {
  return sumAlerts(counted, ({ entry }) => entry).map(({ key, ...counts }) => {
    const label = key === null ? 'Events not on this watchlist' : labelOf(key);
    return {
      ...counts,
      key: key ?? '',
      name: label ?? `Deleted entry ${key}`,
      isOther: key === null || label === null,
      rows: { entry: key ?? '', from },
    };
  });
}

/** A line for each site. */
export function siteLines(counted: readonly CountedAlerts[], from: string | null): AlertLine[] {
  return sumAlerts(counted, ({ website }) => website).map(({ key, ...counts }) => ({
    ...counts,
    key: key ?? '',
    name: key ?? 'No site stated',
    isOther: key === null,
    rows: { website: key ?? '', from },
  }));
}
