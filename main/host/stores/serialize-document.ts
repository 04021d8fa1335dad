import { setImmediate } from 'node:timers/promises';

/** List items that are made into text before anything else may run: less than a millisecond of work. */
const SLICE_LENGTH = 100;

interface Slice {
  readonly items: readonly unknown[];
  readonly text: Buffer;
}

/**
 * Makes the versions of one document into JSON, with a line for each item of its lists. The slices of a long list in which
 * every item is the same object as in the version before are reused, and between those that are anything else may
 * run: an edit of one entry of thousands costs as much as that entry.
 */
export function createDocumentSerializer(): (document: object) => Promise<Buffer> {
  /** By name of the list and number of the slice. */
  let known = new Map<string, Slice>();

  return async (document) => {
    const slices = new Map<string, Slice>();
    const parts: Buffer[] = [];
    // Whoever edits does not wait for the text.
    await setImmediate();
    for (const [name, value] of Object.entries(document)) {
      if (value === undefined) continue;
      parts.push(Buffer.from(`${parts.length === 0 ? '{\n' : ',\n'}${JSON.stringify(name)}: `));
      if (!Array.isArray(value) || value.length === 0) {
        parts.push(Buffer.from(JSON.stringify(value)));
        continue;
      }
      for (let start = 0; start < value.length; start += SLICE_LENGTH) {
        const key = `${name}/${start}`;
        const items = value.slice(start, start + SLICE_LENGTH);
        let slice = known.get(key);
        if (slice === undefined || !hasSameItems(slice.items, items)) {
          slice = { items, text: Buffer.from(items.map((item) => JSON.stringify(item) ?? 'null').join(',\n')) };
          if (start > 0) await setImmediate();
        }
        slices.set(key, slice);
        parts.push(Buffer.from(start === 0 ? '[\n' : ',\n'), slice.text);
      }
      parts.push(Buffer.from('\n]'));
    }
    known = slices;
    parts.push(Buffer.from(parts.length === 0 ? '{}\n' : '\n}\n'));
    return Buffer.concat(parts);
  };
}

function hasSameItems(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((item, index) => item === now[index]);
}
