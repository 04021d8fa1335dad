/**
 * Remembers what a pure function of a text gave, for names that come again with every message of an event.
 * Bounded: when `size` texts are held, it starts afresh.
 */
export function remember<T>(compute: (text: string) => T, size = 20_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= size) known.clear();
    const value = compute(text);
    known.set(text, value);
    return value;
  };
}
