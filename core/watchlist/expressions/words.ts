/** Helpers for saying expressions in words. */

/** A hint longer than this helps nobody. */
const MOST_ITEMS = 12;

/** "a", "a, or b", "a, b, or c"; of a long list, its start and how many more there are. */
export function listOr(items: readonly string[]): string {
  const shown = cut(items);
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')}, or ${last}`;
}

/** The part that tells what is excluded: "never PIT or GA". */
export function neverOf(items: readonly string[]): string {
  const shown = cut(items);
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? `never ${last}` : `never ${shown.slice(0, -1).join(', ')} or ${last}`;
}

/** A sentence starts with a capital. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function cut(items: readonly string[]): readonly string[] {
  if (items.length <= MOST_ITEMS) return items;
  return [...items.slice(0, MOST_ITEMS - 1), `${items.length - MOST_ITEMS + 1} more`];
}
