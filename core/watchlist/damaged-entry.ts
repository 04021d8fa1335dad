import type { FieldIssue } from './field-issue.ts';

/** An entry that could not be read from the store. Kept, not used. */
export interface DamagedEntry {
  readonly id: string;
  readonly text: string;
  readonly issues: readonly FieldIssue[];
}
