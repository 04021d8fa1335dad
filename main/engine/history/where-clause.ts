import { foldText } from '../../../core/text/fold.ts';
import type { ListQuery } from './history-records.ts';

/** The `WHERE` conditions of a list, and the values of their placeholders in order. */
export function whereClause(query: ListQuery): { where: string[]; values: (string | number)[] } {
  const where = ['1'];
  const values: (string | number)[] = [];
  if (query.before !== null) {
    where.push('id < ?');
    values.push(query.before);
  }
  if (query.view === 'alerts') where.push(`(outcome = 'alert' OR kind = 'gap')`);
  for (const word of query.words) {
    where.push('instr(search, ?) > 0');
    values.push(word);
  }
  if (query.website !== null) {
    where.push('website = ?');
    values.push(websiteKey(query.website));
  }
  if (query.changeType !== null) {
    where.push('instr(change_types, ?) > 0');
    values.push(changeTypesText([query.changeType]));
  }
  return { where, values };
}

/** A website as it is kept and looked for. */
export function websiteKey(website: string): string {
  return foldText(website);
}

/** Change types as they are kept: each between line breaks, so that a whole name can be looked for. */
export function changeTypesText(types: readonly string[]): string {
  return `\n${types.join('\n')}\n`;
}
