import { describe, expect, it } from 'vitest';
import {
  type PackedRecord,
  packedItem,
  packedMessage,
} from '../../../../../main/engine/history/queue/packed-record.ts';
import { createRecordMemory } from '../../../../../main/engine/history/queue/record-memory.ts';
import { notificationRecord } from '../notification-record.ts';

const QUARTER = 'x'.repeat(256 * 1024);

function setUp() {
  const memory = createRecordMemory();
  const pack = (id: number, frame: string) => memory.pack({ ...notificationRecord(id), frame }) as PackedRecord;
  return { ...memory, pack };
}

/** What the thread that writes reads of it. */
function read(record: PackedRecord) {
  const { message } = record;
  const text = message === null ? '' : packedMessage(record, message).toString();
  return { id: JSON.parse(packedItem(record)).id, frame: text.slice(message?.decisionLength) };
}

describe('the memory that records wait in', () => {
  it('gives back each of them, of any script and size', () => {
    const { pack } = setUp();
    const frames = ['{"name":"Sigur Rós 💥"}', '宇多田ヒカル', QUARTER, 'y'.repeat(3 * 1024 * 1024), QUARTER, '{}'];
    const records = frames.map((frame, index) => pack(index, frame));
    expect(records.map(read)).toEqual(frames.map((frame, id) => ({ id, frame })));
    expect(records.map(({ message }) => message?.frameLength)).toEqual(frames.map(({ length }) => length));
  });

  it('is used again once all records in it are released, and not before', () => {
    const { pack, release } = setUp();
    const first = [1, 2, 3].map((id) => pack(id, QUARTER));
    const second = [4, 5, 6].map((id) => pack(id, QUARTER));
    release(first.slice(0, 2));
    expect(pack(7, QUARTER).memory).not.toBe(first[0]?.memory);
    expect(first.slice(2).map(read)).toEqual([{ id: 3, frame: QUARTER }]);
    release(first.slice(2));
    const later = [8, 9, 10].map((id) => pack(id, QUARTER));
    expect(later.map((record) => record.memory)).toContain(first[0]?.memory);
    expect([...second, ...later].map((record) => read(record).id)).toEqual([4, 5, 6, 8, 9, 10]);
  });

  it('stays with the line of a message that is given up', () => {
    const { pack, hold, release } = setUp();
    const record = pack(1, '{}');
    const line = { ...record, message: null };
    hold([line]);
    release([record]);
    pack(2, QUARTER);
    expect(read(line)).toEqual({ id: 1, frame: '' });
  });
});
