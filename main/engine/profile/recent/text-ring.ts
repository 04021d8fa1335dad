/** Where a text is kept. */
export interface KeptText {
  /** Bytes that were written before it. */
  readonly at: number;
  /** In bytes of UTF-8. */
  readonly length: number;
  /** A text that is longer than the ring. */
  readonly long: string | null;
}

/**
 * Keeps the newest texts in a fixed number of bytes outside V8's heap. What lives there for a second is copied twice and then collected
 * with everything else: with long messages that made up most of the collector's pauses.
 */
export interface TextRing {
  /** Writes over the oldest texts. The text must be well-formed Unicode, as all that came as UTF-8 is. */
  add(text: string): KeptText;
  /** Whether it has not been written over yet. */
  holds(kept: KeptText): boolean;
  /** A text that it holds. */
  read(kept: KeptText): string;
}

/** @param capacity in bytes; memory is taken as it is filled. */
export function createTextRing(capacity: number): TextRing {
  const bytes = Buffer.allocUnsafeSlow(capacity);
  let end = 0;

  return {
    add(text) {
      const length = Buffer.byteLength(text);
      if (length > capacity) {
        // All that was written before counts as written over.
        end += capacity;
        return { at: end - 1, length, long: text };
      }
      const room = capacity - (end % capacity);
      if (room < length) end += room;
      const at = end;
      bytes.write(text, at % capacity);
      end += length;
      return { at, length, long: null };
    },
    holds: ({ at }) => at >= end - capacity,
    read: ({ at, length, long }) => long ?? bytes.toString('utf8', at % capacity, (at % capacity) + length),
  };
}
