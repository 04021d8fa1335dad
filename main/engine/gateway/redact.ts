/** Foreign text fit for a sentence or a log: on one line, at most 120 characters, and without the key. */
export function redact(text: string, key: string): string {
  const safe = key === '' ? text : text.replaceAll(key, '[key]').replaceAll(encodeURIComponent(key), '[key]');
  return safe
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 120);
}
