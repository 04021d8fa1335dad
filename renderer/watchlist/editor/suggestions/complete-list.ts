import { foldAccents } from '../../../../core/text/fold.ts';

/**
 * The items that could end a comma list as it is typed, each with the whole text that choosing it gives: the last item
 * is completed, or, if none of them completes it, another is added. What the list has already is not offered.
 */
export function completeList<T extends { readonly item: string }>(
  text: string,
  items: readonly T[],
): readonly { readonly text: string; readonly value: T }[] {
  const lastAt = lastItemStart(text);
  const last = text.slice(lastAt).trim();
  const listed = new Set(text.split(/[,;\n]/).map((part) => foldAccents(part.trim())));
  const [, excluded = '', typed = ''] = /^(!*\s*"?)(.*)$/s.exec(last) ?? [];
  const wanted = foldAccents(typed);
  const unlisted = items.filter(({ item }) => !listed.has(foldAccents(item)));
  const fits = items.some(({ item }) => foldAccents(item) === foldAccents(last))
    ? []
    : unlisted.filter(({ item }) => foldAccents(item).includes(wanted));
  if (fits.length === 0 && last !== '')
    return unlisted.map((value) => ({ text: `${text.trim()}, ${value.item}`, value }));
  const head = `${text.slice(0, lastAt)}${excluded.replaceAll('"', '')}`;
  return fits.map((value) => ({ text: `${head}${value.item}`, value }));
}

/** Where the last item begins: behind the last separator that is not within quotes, and the space after it. */
function lastItemStart(text: string): number {
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (!quoted && /[,;\n]/.test(text.charAt(at))) start = at + 1;
  }
  while (start < text.length && text[start] === ' ') start += 1;
  return start;
}
