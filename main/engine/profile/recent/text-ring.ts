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

/** A UTF-16 unit has at most so many bytes in UTF-8. */
const MAX_BYTES_PER_UNIT = 3;

/** @param capacity in bytes; memory is taken as it is filled. */
export function createTextRing(capacity: number): TextRing {
  const bytes = Buffer.allocUnsafeSlow(capacity);
  let end = 0;

  return {
    add(text) {
      const room = capacity - (end % capacity);
      // Counting the bytes first takes as long as writing them.
      const length = text.length * MAX_BYTES_PER_UNIT <= room ? null : Buffer.byteLength(text);
      if (length !== null && length > capacity) {
        // All that was written before counts as written over.
        end += capacity;
        return { at: end - 1, length, long: text };
      }
      if (length !== null && length > room) end += room;
      const at = end;
      const written = bytes.write(text, at % capacity);
      end += written;
      return { at, length: written, long: null };
    },
    holds: ({ at }) => at >= end - capacity,
    read: ({ at, length, long }) => long ?? bytes.toString('utf8', at % capacity, (at % capacity) + length),
  };
}
