import type { DatabaseSync } from 'node:sqlite';
import type { HistoryFilters } from '../../../../core/feed/search/history-filters.ts';
import { websiteKey } from '../../../../core/notification/website-key.ts';
import { doneFrom } from '../database/backfill-position.ts';
import { changeTypesText } from '../database/index-values.ts';
import type { ListQuery } from '../history-records.ts';
import { resultClause } from './statistics/result-clause.ts';

/** Conditions of a `WHERE`, and the values of their placeholders in order. */
export interface WhereClause {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** Where price and classes of the offer that a row shows are, in SQL. */
interface OfferColumns {
  readonly price: string;
  readonly classes: string;
}

/** In `items`: a damaged item has none. */
export const OFFER_OF_ITEM: OfferColumns = {
  price: `CASE WHEN json_valid(item) THEN json_extract(item, '$.best.price') END`,
  classes: `CASE WHEN json_valid(item) THEN json_extract(item, '$.best.classes') END`,
};

/** Conditions on `item_index`. What the columns do not have yet is looked up in the items themselves. */
export function indexClause(database: DatabaseSync, query: ListQuery): WhereClause {
  const below = doneFrom(database, 'offers');
  const column = (name: keyof OfferColumns) =>
    below === 0
      ? name
      : `CASE WHEN id >= ${below} THEN ${name}
           ELSE (SELECT ${OFFER_OF_ITEM[name]} FROM items WHERE items.id = item_index.id) END`;
  return whereClause(query, { price: column('price'), classes: column('classes') });
}

/**
 * What a list is narrowed to, without its words: conditions on `item_index`, or on `items` for what is not indexed yet,
 * which has the same columns except those of `offer`. A further filter of lists is one more condition here.
 */
export function whereClause(query: ListQuery, offer: OfferColumns): WhereClause {
  const conditions = ['id < ?'];
  const values: (string | number)[] = [query.before ?? Number.MAX_SAFE_INTEGER];
  const add = (condition: string, value: string | number | null): void => {
    if (value === null) return;
    conditions.push(condition);
    values.push(value);
  };
  if (query.notificationsOnly === true) conditions.push(`kind = 'notification'`);
  if (query.view === 'alerts') conditions.push(`(outcome = 'alert' OR kind = 'gap')`);
  if (query.website === '') conditions.push('website IS NULL');
  else add('website = ?', query.website === null ? null : websiteKey(query.website));
  add('instr(change_types, ?) > 0', query.changeType === null ? null : changeTypesText([query.changeType]));
  if (query.filters?.entry === '') conditions.push('entry IS NULL');
  if (query.filters?.result != null) conditions.push(resultClause(query.filters.result));
  if (query.filters !== undefined) addFilters(add, query.filters, offer);
  return { sql: conditions.join(' AND '), values };
}

type AddCondition = (condition: string, value: string | number | null) => void;

function addFilters(add: AddCondition, filters: HistoryFilters, offer: OfferColumns): void {
  add('outcome = ?', filters.outcome);
  add('entry = ?', filters.entry || null);
  add(`${offer.price} >= ?`, filters.price_from);
  add(`${offer.price} <= ?`, filters.price_to);
  const primary = filters.class === 'primary';
  add(`instr(${offer.classes}, ?) ${primary ? '=' : '>'} 0`, classText(filters.class));
  // The sign keeps SQLite from sorting all of a long time, where the order of the numbers is that of the list.
  add('+at >= ?', filters.from === null ? null : Date.parse(filters.from));
  add('+at < ?', filters.to === null ? null : Date.parse(filters.to));
}

const classText = (name: HistoryFilters['class']) =>
  name === null ? null : JSON.stringify(name === 'primary' ? 'resale_tickets' : name);
