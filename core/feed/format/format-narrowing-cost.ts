import type { EntryPreview } from '../entry-preview.ts';

/**
 * What a change that narrows an entry costs: "would have alerted 3 of the last 34". Of an entry that is new, the others
 * are all notifications of the event. Blank if there is nothing to compare with.
 */
export function formatNarrowingCost({
  issues,
  alerts,
  alerts_before: before,
  evaluated,
}: Pick<EntryPreview, 'issues' | 'alerts' | 'alerts_before' | 'evaluated'>): string {
  const all = before ?? evaluated;
  return issues.length > 0 || all === 0 ? '' : `would have alerted ${alerts} of the last ${all}`;
}
