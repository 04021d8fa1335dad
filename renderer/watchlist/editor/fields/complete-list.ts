import { foldAccents } from '../../../../core/text/fold.ts';

/**
 * The items that could end a comma list as it is typed, each with the whole text that choosing it gives: the last item
 * is completed, or, once it is one of them, another is added. What the list has already is not offered.
 */
export function completeList<T extends { readonly item: string }>(
  text: string,
  items: readonly T[],
): readonly { readonly text: string; readonly value: T }[] {
  const lastAt = lastItemStart(text);
  const last = text.slice(lastAt).trim();
  const listed = new Set(text.split(/[,;\n]/).map((part) => foldAccents(part.trim())));
  const isComplete = items.some(({ item }) => foldAccents(item) === foldAccents(last));
  const head = isComplete ? `${text.trimEnd()}, ` : text.slice(0, lastAt);
  const [, excluded = '', typed = ''] = /^(!*\s*"?)(.*)$/s.exec(isComplete ? '' : last) ?? [];
  const prefix = excluded.replaceAll('"', '');
  const wanted = foldAccents(typed);
  return items
    .filter(({ item }) => !listed.has(foldAccents(item)) && foldAccents(item).includes(wanted))
    .map((value) => ({ text: `${head}${prefix}${value.item}`, value }));
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
