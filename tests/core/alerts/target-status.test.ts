import { describe, expect, it } from 'vitest';
import { describeTarget, type TargetStatus, UNUSED_TARGET } from '../../../core/alerts/target-status.ts';
import { createTimeFormat } from '../../../core/time/time-format.ts';

const TIMES = createTimeFormat({ zone: 'UTC', clock: '24h' });
const NOW_MS = Date.UTC(2026, 5, 1, 18, 30);
const describeIt = (status: Partial<TargetStatus>, enabled = true) =>
  describeTarget(enabled, { ...UNUSED_TARGET, ...status }, TIMES, NOW_MS);
const FAILING = {
  last_sent_at: '2026-06-01T17:55:00Z',
  last_error: 'the service answered 503',
  failing_since: '2026-06-01T18:20:00Z',
};

describe('a target', () => {
  it('that took the newest is working, and says when', () => {
    expect(describeIt({ delivered: 3, failed: 2, last_sent_at: '2026-06-01T18:21:00Z' })).toEqual({
      state: 'working',
      label: 'Working',
      problem: null,
      next: null,
      last: 'Last sent 18:21',
    });
  });

  it('that got nothing yet offers a test', () => {
    expect(describeIt({})).toMatchObject({ state: 'unused', next: expect.stringContaining('Test'), last: null });
  });

  it('that fails says since when, why, how many are lost, what happens next and when it last worked', () => {
    const next_try_at = '2026-06-01T18:30:40Z';
    expect(describeIt({ ...FAILING, failed: 4, waiting: 2, next_try_at })).toEqual({
      state: 'failing',
      label: 'Failing',
      problem: 'Since 18:20, 4 alerts not sent: the service answered 503',
      next: '2 alerts wait. Next try in 40 s.',
      last: 'Last sent 17:55',
    });
  });

  it.each([
    [{ waiting: 1, next_try_at: '2026-06-01T18:35:00Z' }, '1 alert waits. Next try at 18:35.'],
    [{ waiting: 1 }, '1 alert waits and is tried again now.'],
    [{ waiting: 3, next_try_at: '2026-06-01T18:29:00Z' }, '3 alerts wait and are tried again now.'],
    [{ failed: 1 }, 'Edit it in Settings > Forwarding if it stays, then press Test.'],
  ])('that fails with %o says what is next', (more, next) =>
    expect(describeIt({ ...FAILING, ...more }).next).toBe(next),
  );

  it('that is off has no problem', () => {
    expect(describeIt(FAILING, false)).toMatchObject({ state: 'off', label: 'Off', problem: null, next: null });
  });
});
