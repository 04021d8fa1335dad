import type { FieldIssue } from '../watchlist/field-issue.ts';

/** What saving a form leads to: the value as it is stored, or what is wrong, by field. */
export type SaveResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly FieldIssue[] };
