/** A text without the key, for what a gateway may have echoed. */
export function withoutKey(text: string, key: string | null): string {
  return key === null || key === '' ? text : text.replaceAll(key, '[key]').replaceAll(encodeURIComponent(key), '[key]');
}

/** Foreign text fit for a sentence or a log: on one line, at most 120 characters, and without the key. */
export function redact(text: string, key: string): string {
  return withoutKey(text, key)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, 120);
}
