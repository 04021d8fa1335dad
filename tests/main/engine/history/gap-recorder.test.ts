import { describe, expect, it } from 'vitest';
import type { GapItem } from '../../../../core/feed/feed-item.ts';
import { createGapRecorder } from '../../../../main/engine/history/gap-recorder.ts';
import type { HistoryRecord } from '../../../../main/engine/history/history-records.ts';

const FROM = '2026-06-10T20:00:00.000Z';
const TO = '2026-06-10T20:01:00.000Z';
const BEGUN = { from: FROM, to: null, reason: 'network lost' };
const LEFT_OPEN: GapItem = { kind: 'gap', id: 4, from: '2026-06-10T19:00:00.000Z', to: null, reason: 'quit' };

function recorder(openGap: GapItem | null = null) {
  const records: HistoryRecord[] = [];
  let id = 10;
  const gaps = createGapRecorder({
    history: { record: (record) => records.push(record) },
    clock: { now: () => Date.parse(TO) },
    openGap,
    nextId: () => id++,
  });
  return { gaps, records };
}

describe('the gap recorder', () => {
  it('writes a gap as it begins and as it ends, with the reason known then', () => {
    const { gaps, records } = recorder();
    expect(gaps.record(BEGUN)).toEqual({ ended: null, begun: { kind: 'gap', id: 10, ...BEGUN } });
    const ended = { kind: 'gap', id: 10, from: FROM, to: TO, reason: 'the service was down' };
    expect(gaps.record({ from: FROM, to: TO, reason: 'the service was down' })).toEqual({ ended, begun: null });
    expect(records.map(({ kind }) => kind)).toEqual(['gap', 'gap_end']);
    expect(gaps.endOpen()).toBeNull();
  });

  it('ends a gap that an earlier run left open if another one begins', () => {
    const { gaps } = recorder(LEFT_OPEN);
    expect(gaps.record(BEGUN)).toMatchObject({ ended: { id: 4, to: FROM, reason: 'quit' }, begun: { id: 10 } });
  });

  it('ends a gap that an earlier run left open once the connection is open', () => {
    const { gaps, records } = recorder(LEFT_OPEN);
    expect(gaps.endOpen()).toEqual({ ...LEFT_OPEN, to: TO });
    expect(records).toEqual([{ kind: 'gap_end', id: 4, to: TO, reason: 'quit' }]);
  });

  it('ignores the end of a gap it does not know', () => {
    const { gaps, records } = recorder();
    expect(gaps.record({ from: FROM, to: TO, reason: 'x' })).toEqual({ ended: null, begun: null });
    expect(records).toEqual([]);
  });
});
