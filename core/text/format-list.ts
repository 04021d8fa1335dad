/** "a", "a and b", "a, b and c"; beyond `most` the rest as a count: "a, b and 5 more". */
export function formatList(items: readonly string[], maxItems = Number.POSITIVE_INFINITY): string {
  const shown = items.length > maxItems ? [...items.slice(0, maxItems), `${items.length - maxItems} more`] : items;
  if (shown.length < 2) return shown.join('');
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
