import type { z } from 'zod';
import type { WatchlistEntry } from './entry.ts';
import {
  amountValue,
  booleanOr,
  changeTypesValue,
  countValue,
  daysValue,
  eventIdValue,
  expressionText,
  MAX_ID_LENGTH,
  namesOr,
  newLowValue,
  percentValue,
  textOr,
} from './entry-values.ts';
import { parseDateExpression } from './expressions/date.ts';
import { parseKeywordExpression } from './expressions/keyword.ts';
import { parseRowExpression } from './expressions/row.ts';
import { parseSectionExpression } from './expressions/section.ts';
import { BLANK_ENTRY, type EntryField } from './fields.ts';

/** How each field of an entry is read: the value as people and other tools write it, to the canonical one. */
export const FIELD_SCHEMAS = {
  id: textOr(BLANK_ENTRY.id).refine(
    (id) => id.length <= MAX_ID_LENGTH,
    `An id has at most ${MAX_ID_LENGTH} characters.`,
  ),
  event_id: eventIdValue,
  website: textOr(BLANK_ENTRY.website),
  label: textOr(BLANK_ENTRY.label),
  enabled: booleanOr(BLANK_ENTRY.enabled),
  change_type: changeTypesValue,
  min_price_filter: amountValue(false),
  max_price_filter: amountValue(false),
  stock_threshold_filter: amountValue(true),
  seat_quantity: amountValue(true),
  section: expressionText(parseSectionExpression, ', '),
  row_filter: expressionText(parseRowExpression, ', '),
  keywords: expressionText(parseKeywordExpression, '; '),
  date_filter: expressionText(parseDateExpression, ', '),
  standard_tickets: booleanOr(BLANK_ENTRY.standard_tickets),
  resale_tickets: booleanOr(BLANK_ENTRY.resale_tickets),
  general_admission_tickets: booleanOr(BLANK_ENTRY.general_admission_tickets),
  platinum_tickets: booleanOr(BLANK_ENTRY.platinum_tickets),
  new_low: newLowValue,
  drop_percent: percentValue,
  drop_days: daysValue,
  below_face: booleanOr(BLANK_ENTRY.below_face),
  muted_until: textOr(BLANK_ENTRY.muted_until),
  strict: booleanOr(BLANK_ENTRY.strict),
  wanted_tickets: amountValue(true),
  auto_open: booleanOr(BLANK_ENTRY.auto_open),
  sound: textOr(BLANK_ENTRY.sound),
  speak: booleanOr(BLANK_ENTRY.speak),
  open_with: textOr(BLANK_ENTRY.open_with),
  forward_to: namesOr(BLANK_ENTRY.forward_to),
  phone_after_seconds: countValue(5, 3_600),
  repeat_every_seconds: countValue(30, 3_600),
  repeat_times: countValue(1, 20),
  notes: textOr(BLANK_ENTRY.notes),
} as const satisfies { readonly [Field in EntryField]: z.ZodType<WatchlistEntry[Field]> };
