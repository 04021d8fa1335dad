import { describe, expect, it } from 'vitest';
import {
  FORWARD_STEP_MS,
  forwardDueMs,
  forwardRank,
  LONGEST_FORWARD_WAIT_MS,
} from '../../../core/computers/forward-turn.ts';

describe('whose turn it is to send an alert', () => {
  it.each([
    ['the leader’s first', 'c', 'c', ['a', 'b'], 0],
    ['then by session', 'b', 'c', ['a', 'c'], 2],
    ['the first after the leader', 'a', 'c', ['b', 'c'], 1],
    ['a leader that does not send there does not count', 'a', 'c', ['b'], 0],
    ['without a leader by session', 'b', null, ['a'], 1],
    ['nobody shares the target', 'z', 'c', [], 0],
  ] as const)('%s', (_name, self, leader, sharers, rank) => {
    expect(forwardRank(self, leader, sharers)).toBe(rank);
  });

  it('each waits a little longer than the one before, and begins again while that one delivers', () => {
    expect(forwardDueMs(1_000, 0, 900)).toBe(1_000);
    expect(forwardDueMs(1_000, 1, null)).toBe(1_000 + FORWARD_STEP_MS);
    expect(forwardDueMs(1_000, 2, 500)).toBe(1_000 + 2 * FORWARD_STEP_MS);
    expect(forwardDueMs(1_000, 1, 2_000)).toBe(2_000 + FORWARD_STEP_MS);
    expect(forwardDueMs(1_000, 1, 60_000)).toBe(1_000 + LONGEST_FORWARD_WAIT_MS);
    expect(forwardDueMs(1_000, 9, null)).toBe(1_000 + LONGEST_FORWARD_WAIT_MS);
  });
});
