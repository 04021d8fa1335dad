/** Ways to damage a message, each repeatable from its numbers. */

/** Replaces, one after the other, the values at the chosen places of a JSON tree (numbered in reading order). */
export function mutateValue(
  message: Record<string, unknown>,
  places: readonly number[],
  value: unknown,
): Record<string, unknown> {
  const copy = structuredClone(message);
  for (const place of places) {
    const slots = slotsOf(copy);
    const slot = slots[place % Math.max(1, slots.length)];
    if (slot !== undefined) slot.holder[slot.key] = structuredClone(value);
  }
  return copy;
}

interface Slot {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

function slotsOf(value: unknown): Slot[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...slotsOf(holder[key])]);
}

const INSERTS = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  'null',
  '1e999',
  '-',
  '\u0000',
  '\ud800',
  '"__proto__":',
  '9'.repeat(40),
];

/** Deletes, repeats, swaps or inserts a few stretches of a text. The same seed gives the same damage. */
export function mutateText(text: string, seed: number): string {
  const random = xorshift(seed);
  let result = text;
  for (let edits = 1 + (random() % 4); edits > 0; edits -= 1) {
    const at = random() % (result.length + 1);
    const length = random() % 12;
    switch (random() % 4) {
      case 0:
        result = result.slice(0, at) + result.slice(at + length);
        break;
      case 1:
        result = result.slice(0, at) + result.slice(at, at + length).repeat(3) + result.slice(at + length);
        break;
      case 2:
        result = result.slice(0, at) + String.fromCharCode(32 + (random() % 95)) + result.slice(at + 1);
        break;
      default:
        result = result.slice(0, at) + (INSERTS[random() % INSERTS.length] ?? '') + result.slice(at);
    }
  }
  return result;
}

/** Marsaglia's xorshift32: unsigned 32-bit numbers. */
export function xorshift(seed: number): () => number {
  let state = seed | 0 || 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
