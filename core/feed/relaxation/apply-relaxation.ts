import { filtersTicketClasses } from '../../matching/filters/ticket-class.ts';
import { foldText } from '../../text/fold.ts';
import type { WatchlistEntry } from '../../watchlist/entry.ts';
import { quote, splitList } from '../../watchlist/expressions/comma-list.ts';
import { matchDateExpression, parseDateExpression } from '../../watchlist/expressions/date.ts';
import { matchRowExpression, parseRowExpression } from '../../watchlist/expressions/row.ts';
import { matchSectionExpression, parseSectionExpression, toSectionItem } from '../../watchlist/expressions/section.ts';
import type { Relaxation, RelaxationStep } from './relaxation.ts';

/**
 * The fields that the steps change, as the entry is now. Each field only ever lets more through than before; what it
 * allows already is not changed. Empty if nothing is left to do.
 */
export function applyRelaxation(entry: WatchlistEntry, steps: Relaxation): Partial<WatchlistEntry> {
  const changes: { -readonly [Field in keyof WatchlistEntry]?: WatchlistEntry[Field] } = {};
  for (const step of steps) Object.assign(changes, applyStep({ ...entry, ...changes }, step));
  return changes;
}

function applyStep(entry: WatchlistEntry, step: RelaxationStep): Partial<WatchlistEntry> {
  switch (step.kind) {
    case 'enable':
      return entry.enabled ? {} : { enabled: true };
    case 'strict':
      return entry.strict ? { strict: false } : {};
    case 'ticket_class':
      return entry[step.field] || !filtersTicketClasses(entry) ? {} : { [step.field]: true };
    case 'change_type': {
      const wanted = entry.change_type;
      const missing = step.types.filter((type) => !wanted.includes(type));
      return wanted.includes('*') || missing.length === 0 ? {} : { change_type: [...wanted, ...missing] };
    }
    case 'max_price':
      return isBelow(entry.max_price_filter, step.price) ? { max_price_filter: step.price } : {};
    case 'min_price':
      return isAbove(entry.min_price_filter, step.price) ? { min_price_filter: orNone(step.price) } : {};
    case 'seat_quantity':
      return isAbove(entry.seat_quantity, step.quantity) ? { seat_quantity: step.quantity } : {};
    case 'stock':
      return isAbove(entry.stock_threshold_filter, step.stock) ? { stock_threshold_filter: step.stock } : {};
    case 'new_low':
      return entry.new_low === null ? {} : { new_low: null };
    case 'drop_percent':
      return isAbove(entry.drop_percent, step.percent) ? { drop_percent: orNone(step.percent) } : {};
    case 'below_face':
      return entry.below_face ? { below_face: false } : {};
    case 'section':
      return allowSection(entry.section, step.section);
    case 'row':
      return allowRow(entry.row_filter, step.row);
    case 'date':
      return allowDate(entry.date_filter, step.day);
  }
}

const isBelow = (limit: number | null, value: number) => limit !== null && limit !== 0 && limit < value;
const isAbove = (limit: number | null, value: number) => limit !== null && limit > value;
/** A minimum of 0 is stored as none. */
const orNone = (amount: number) => (amount === 0 ? null : amount);

function allowSection(text: string, section: string): Partial<WatchlistEntry> {
  const parsed = parseSectionExpression(text);
  if (!parsed.ok || matchSectionExpression(parsed.expression, section) !== 'no') return {};
  const kept = withoutExcludesOf(text, section);
  const rest = parseSectionExpression(kept);
  if (!rest.ok) return {};
  // With excludes alone every other section passes: naming one would turn all others away.
  const allowed = matchSectionExpression(rest.expression, section) !== 'no';
  return { section: allowed ? kept : `${kept}, ${toSectionItem(section)}` };
}

/** The expression without the excludes that turn the section away. */
function withoutExcludesOf(text: string, section: string): string {
  const items = splitList(text).filter((item) => foldText(item.text) !== '');
  const kept = items.filter((item) => {
    if (!item.excluded) return true;
    const only = parseSectionExpression(formatListItem({ ...item, excluded: false }));
    return !only.ok || matchSectionExpression(only.expression, section) !== 'yes';
  });
  return kept.length === items.length ? text : kept.map(formatListItem).join(', ');
}

function formatListItem(item: { text: string; quoted: boolean; excluded: boolean }): string {
  return `${item.excluded ? '!' : ''}${item.quoted ? quote(item.text) : item.text}`;
}

function allowRow(text: string, row: string): Partial<WatchlistEntry> {
  const parsed = parseRowExpression(text);
  if (!parsed.ok || matchRowExpression(parsed.expression, row) !== 'no') return {};
  return { row_filter: `${text}, ${row}` };
}

function allowDate(text: string, day: string): Partial<WatchlistEntry> {
  const parsed = parseDateExpression(text);
  const event = { event_date: `${day}T12:00:00Z`, event_time: null };
  if (!parsed.ok || matchDateExpression(parsed.expression, event) !== 'no') return {};
  return { date_filter: `${text}, ${day}` };
}
