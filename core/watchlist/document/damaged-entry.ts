import type { FieldIssue } from '../field-issue.ts';

/** An entry that could not be read from the store. Kept, not used. */
export interface DamagedEntry {
  readonly id: string;
  readonly text: string;
  readonly issues: readonly FieldIssue[];
}

/** The events that damaged entries name, unless these are switched off. */
export function damagedEventIds(damaged: readonly DamagedEntry[]): ReadonlySet<string> {
  return new Set(
    damaged.flatMap(({ text }) => {
      const entry: unknown = JSON.parse(text);
      if (typeof entry !== 'object' || entry === null || !('event_id' in entry)) return [];
      return 'enabled' in entry && entry.enabled === false ? [] : [String(entry.event_id).trim()];
    }),
  );
}
