import { MAX_NAME_LENGTH } from './name-length.ts';

/**
 * Remembers what a pure function of a text gave, for names that come again with every message of an event.
 * Bounded: when `maxEntries` texts are held, it starts afresh, and long texts are computed each time.
 */
export function memoize<T>(compute: (text: string) => T, maxEntries = 20_000): (text: string) => T {
  const cache = new Map<string, T>();
  return (text) => {
    const cached = cache.get(text);
    if (cached !== undefined) return cached;
    if (text.length > MAX_NAME_LENGTH) return compute(text);
    if (cache.size >= maxEntries) cache.clear();
    const value = compute(text);
    cache.set(text, value);
    return value;
  };
}
