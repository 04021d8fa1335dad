import { changeTypesText, websiteKey } from '../database/index-values.ts';
import type { ListQuery } from '../history-records.ts';

/** Conditions of a `WHERE`, and the values of their placeholders in order. */
export interface WhereClause {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/**
 * What a list is narrowed to, without its words: conditions on `item_index`, or on `items` for what is not indexed yet,
 * which has the same columns. A further filter of lists is one more condition here.
 */
export function whereClause(query: ListQuery): WhereClause {
  const conditions = ['id < ?'];
  const values: (string | number)[] = [query.before ?? Number.MAX_SAFE_INTEGER];
  if (query.view === 'alerts') conditions.push(`(outcome = 'alert' OR kind = 'gap')`);
  if (query.website !== null) {
    conditions.push('website = ?');
    values.push(websiteKey(query.website));
  }
  if (query.changeType !== null) {
    conditions.push('instr(change_types, ?) > 0');
    values.push(changeTypesText([query.changeType]));
  }
  return { sql: conditions.join(' AND '), values };
}
