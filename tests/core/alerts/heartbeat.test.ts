import { describe, expect, it } from 'vitest';
import { isHeartbeatDue, type SentHeartbeat, wantedSignal } from '../../../core/alerts/heartbeat.ts';

const EVERY = 300_000;
const sent = (change: Partial<SentHeartbeat>): SentHeartbeat => ({
  signal: 'ok',
  atMs: 0,
  outcome: 'delivered',
  afterMs: null,
  ...change,
});

describe('what a heartbeat says', () => {
  it.each([
    [true, true, 'fail'],
    [true, false, 'fail'],
    [false, true, 'ok'],
    [false, false, null],
  ] as const)('alarm %s, connected %s: %s', (alarmed, connected, wanted) => {
    expect(wantedSignal({ alarmed, connected })).toBe(wanted);
  });
});

describe('a heartbeat is due', () => {
  it.each([
    ['the first at once', 'ok', null, 0, true],
    ['not before its period', 'ok', sent({}), EVERY - 1, false],
    ['after its period', 'ok', sent({}), EVERY, true],
    ['a failure at once', 'fail', sent({}), 1, true],
    ['a failure once', 'fail', sent({ signal: 'fail' }), EVERY * 100, false],
    ['at once after a failure', 'ok', sent({ signal: 'fail' }), 1, true],
    ['not within a minute without an answer', 'fail', sent({ signal: 'fail', outcome: 'retry' }), 59_999, false],
    ['a minute after there was none', 'fail', sent({ signal: 'fail', outcome: 'retry' }), 60_000, true],
    ['not before the service wants it', 'ok', sent({ outcome: 'retry', afterMs: 90_000 }), 89_999, false],
    ['after 5 minutes if it wants a day', 'ok', sent({ outcome: 'retry', afterMs: 86_400_000 }), 300_000, true],
    ['in the next period if it was refused', 'ok', sent({ outcome: 'refused' }), EVERY - 1, false],
    ['never again if a failure was refused', 'fail', sent({ signal: 'fail', outcome: 'refused' }), EVERY * 100, false],
  ] as const)('%s', (_, wanted, last, nowMs, due) => {
    expect(isHeartbeatDue(wanted, last, EVERY, nowMs)).toBe(due);
  });
});
