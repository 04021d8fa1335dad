/** Helpers for saying expressions in words. */

/** A hint longer than this helps nobody. */
const MAX_ITEMS = 12;

/** "a", "a, or b", "a, b, or c"; of a long list, its start and how many more there are. */
export function formatOrList(items: readonly string[]): string {
  const shown = truncateList(items);
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')}, or ${last}`;
}

/** The part that says what is excluded: "never PIT or GA". */
export function formatNeverList(items: readonly string[]): string {
  const shown = truncateList(items);
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? `never ${last}` : `never ${shown.slice(0, -1).join(', ')} or ${last}`;
}

function truncateList(items: readonly string[]): readonly string[] {
  if (items.length <= MAX_ITEMS) return items;
  return [...items.slice(0, MAX_ITEMS - 1), `${items.length - MAX_ITEMS + 1} more`];
}
