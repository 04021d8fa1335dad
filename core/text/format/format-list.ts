const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const COMMA_OR = new Intl.ListFormat('en-US', { type: 'disjunction' });

/** A hint longer than this helps nobody. */
const MAX_ALTERNATIVES = 12;

/** "a", "a and b", "a, b and c"; beyond `maxItems` the rest as a count: "a, b and 5 more". */
export function formatList(items: readonly string[], maxItems = Number.POSITIVE_INFINITY): string {
  const shown = items.length > maxItems ? truncate(items, maxItems) : items;
  // Every decision has such a list, and Intl.ListFormat takes as long as the decision.
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}

/** "a", "a or b", "a, b or c"; of more than `maxItems`, the first ones and how many more there are. */
export function formatAlternatives(items: readonly string[], maxItems = MAX_ALTERNATIVES): string {
  return OR.format(items.length > maxItems ? truncate(items, maxItems - 1) : items);
}

/** Alternatives that may hold "and" themselves: "a", "a, or b", "a, b, or c"; a long list is cut. */
export function formatClauses(clauses: readonly string[]): string {
  if (clauses.length === 2) return clauses.join(', or ');
  return COMMA_OR.format(clauses.length > MAX_ALTERNATIVES ? truncate(clauses, MAX_ALTERNATIVES - 1) : clauses);
}

function truncate(items: readonly string[], kept: number): string[] {
  return [...items.slice(0, kept), `${items.length - kept} more`];
}
