/** A value on its way between two worlds: JSON that also tells what JSON cannot. */
export type Packed =
  | { readonly is: 'undefined' }
  | { readonly is: 'plain'; readonly value: string | boolean | number | null }
  | { readonly is: 'number'; readonly value: string }
  | { readonly is: 'error'; readonly value: string }
  | { readonly is: 'list'; readonly value: readonly Packed[] }
  | { readonly is: 'object'; readonly value: readonly (readonly [string, Packed])[] }
  | { readonly is: 'function' | 'promise'; readonly value: number };

/** What stays in its own world and is known to the other by a number. */
export type Kept = ((...args: unknown[]) => unknown) | Promise<unknown>;

/**
 * Packs a value as Electron copies it: plain data, and functions and promises where `keep` is given. Throws for what
 * Electron could not copy, and for what nobody needed so far (dates, maps, binary data).
 *
 * It runs in a page too, by its own source text, so it uses nothing from outside.
 */
export function pack(value: unknown, keep?: (kept: Kept) => number): Packed {
  if (value === undefined) return { is: 'undefined' };
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return { is: 'plain', value };
  if (typeof value === 'number') {
    return Number.isFinite(value) ? { is: 'plain', value } : { is: 'number', value: String(value) };
  }
  if (typeof value === 'function' && keep !== undefined) return { is: 'function', value: keep(value as Kept) };
  if (value instanceof Promise && keep !== undefined) return { is: 'promise', value: keep(value) };
  if (value instanceof Error) return { is: 'error', value: value.message };
  if (Array.isArray(value)) return { is: 'list', value: value.map((one) => pack(one, keep)) };
  const isPlain = typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value));
  if (!isPlain) throw new Error('An object could not be cloned.');
  return { is: 'object', value: Object.entries(value).map(([key, one]) => [key, pack(one, keep)]) };
}

/** The value in this world: a copy that shares nothing. `revive` makes what stands for a function or promise there. */
export function unpack(packed: Packed, revive?: (is: 'function' | 'promise', id: number) => unknown): unknown {
  if (packed.is === 'undefined') return undefined;
  if (packed.is === 'plain') return packed.value;
  if (packed.is === 'number') return Number(packed.value);
  if (packed.is === 'error') return new Error(packed.value);
  if (packed.is === 'list') return packed.value.map((one) => unpack(one, revive));
  if (packed.is !== 'object') return revive?.(packed.is, packed.value);
  const entries = packed.value.map(([key, one]): [string, unknown] => [key, unpack(one, revive)]);
  return Object.fromEntries(entries);
}
