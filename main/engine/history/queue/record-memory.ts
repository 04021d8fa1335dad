import type { HistoryRecord } from '../history-records.ts';
import type { WaitingRecord } from './packed-record.ts';

/** Memory is taken so much at a time; a longer record has its own. */
const CHUNK_BYTES = 1024 * 1024;
/** Chunks that no record is in any more are kept for the next ones: so many of them. */
const MAX_FREE_CHUNKS = 4;

/** The memory that records wait in. */
export interface RecordMemory {
  /** Packs a record; what is not a notification stays as it is. Its memory is its own until it is released. */
  pack(record: HistoryRecord): WaitingRecord;
  /** Keeps the memory of records that wait in place of others, once more. */
  hold(records: readonly WaitingRecord[]): void;
  /** Nobody reads these records any more: their memory is written over. */
  release(records: readonly WaitingRecord[]): void;
}

interface Chunk {
  readonly bytes: Buffer;
  /** Where the next record begins. */
  end: number;
  /** How many records are in it. */
  records: number;
}

export function createRecordMemory(): RecordMemory {
  const used = new Map<SharedArrayBuffer, Chunk>();
  const free: Chunk[] = [];
  let current = createChunk(CHUNK_BYTES);

  function createChunk(length: number): Chunk {
    // V8 maps memory that could grow by itself, and gives it back as a whole. The rest is malloc's, which keeps what lies between others.
    const memory = new SharedArrayBuffer(length, { maxByteLength: length });
    const chunk = { bytes: Buffer.from(memory, 0, length), end: 0, records: 0 };
    used.set(memory, chunk);
    return chunk;
  }

  /** A chunk with so much room. */
  function chunkFor(length: number): Chunk {
    if (length > CHUNK_BYTES) return createChunk(length);
    if (current.end + length > CHUNK_BYTES) {
      const next = free.pop();
      if (next !== undefined) used.set(memoryOf(next), next);
      current = next ?? createChunk(CHUNK_BYTES);
    }
    return current;
  }

  function store(texts: readonly string[]): { chunk: Chunk; start: number; lengths: number[] } {
    const lengths = texts.map((text) => Buffer.byteLength(text));
    const chunk = chunkFor(lengths.reduce((sum, length) => sum + length, 0));
    const start = chunk.end;
    for (const text of texts) chunk.end += chunk.bytes.write(text, chunk.end);
    chunk.records += 1;
    return { chunk, start, lengths };
  }

  function releaseChunk(chunk: Chunk): void {
    chunk.records -= 1;
    if (chunk.records > 0) return;
    chunk.end = 0;
    if (chunk === current) return;
    used.delete(memoryOf(chunk));
    if (chunk.bytes.length === CHUNK_BYTES && free.length < MAX_FREE_CHUNKS) free.push(chunk);
  }

  function forEachChunk(records: readonly WaitingRecord[], change: (chunk: Chunk) => void): void {
    for (const record of records) {
      const chunk = record.kind === 'packed' ? used.get(record.memory) : undefined;
      if (chunk !== undefined) change(chunk);
    }
  }

  return {
    pack(record) {
      if (record.kind !== 'notification' && record.kind !== 'line') return record;
      const { fingerprint } = record;
      const item = JSON.stringify(record.item);
      if (record.kind === 'line') {
        const { chunk, start, lengths } = store([item]);
        const [itemBytes = 0] = lengths;
        const memory = memoryOf(chunk);
        return { kind: 'packed', fingerprint, atMs: record.atMs, memory, start, itemBytes, message: null };
      }
      const decision = JSON.stringify(record.decision);
      const { chunk, start, lengths } = store([item, decision, record.frame]);
      const [itemBytes = 0, decisionBytes = 0, frameBytes = 0] = lengths;
      const message = {
        decisionBytes,
        decisionLength: decision.length,
        frameBytes,
        frameLength: record.frame.length,
      };
      const memory = memoryOf(chunk);
      return { kind: 'packed', fingerprint, atMs: record.receivedAtMs, memory, start, itemBytes, message };
    },
    hold(records) {
      forEachChunk(records, (chunk) => {
        chunk.records += 1;
      });
    },
    release: (records) => forEachChunk(records, releaseChunk),
  };
}

const memoryOf = ({ bytes }: Chunk) => bytes.buffer as unknown as SharedArrayBuffer;
