import type { Retention } from '../history-records.ts';

/** What a history in memory keeps at most. */
const MAX_MEMORY_ITEMS = 20_000;
const MAX_MEMORY_BYTES = 64 * 1024 * 1024;

/** What a history in memory keeps of what `retention` allows. */
export function limitToMemory(retention: Retention): Retention {
  return {
    ...retention,
    maxItems: Math.min(retention.maxItems, MAX_MEMORY_ITEMS),
    maxPayloadBytes: Math.min(retention.maxPayloadBytes, MAX_MEMORY_BYTES),
  };
}
