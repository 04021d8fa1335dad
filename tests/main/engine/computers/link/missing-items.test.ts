import { describe, expect, it } from 'vitest';
import { LEASE_MS, REPUBLISH_WINDOW_MS } from '../../../../../core/computers/group-timing.ts';
import { createMissingItems } from '../../../../../main/engine/computers/link/missing-items.ts';
import { createSenders, markLive } from '../../../../../main/engine/computers/link/senders.ts';
import { createVirtualClock } from '../../gateway/virtual-clock.ts';

const NOON = Date.parse('2026-06-10T12:00:00Z');
/** Longer than all questions for one item take. */
const LONG_MS = 10_000;

/** A leader that has published items 1 to 3, of which the second did not come. */
function setUp() {
  const clock = createVirtualClock(NOON);
  const senders = createSenders();
  const leader = senders.get('a');
  leader.heardAtMs = clock.elapsed();
  markLive(leader, { sent: 0, kept_from: 1 }, false);
  for (const number of [1, 3]) leader.numbers?.add(number);
  const asked: string[] = [];
  const lost: number[] = [];
  const broker = { up: true };
  const missing = createMissingItems(senders, {
    clock,
    isUp: () => broker.up,
    ask: ({ from, to }) => asked.push(`${from}-${to}`),
    onLost: (count) => lost.push(count),
  });
  missing.check();
  /** @param heard whether the leader says each second that it is there. */
  function pass(ms: number, heard: boolean): void {
    for (let passed = 0; passed < ms; passed += 100) {
      if (heard && passed % 1_000 === 0) leader.heardAtMs = clock.elapsed();
      clock.pass(100);
    }
  }
  return { clock, leader, asked, lost, broker, missing, pass };
}

describe('an item that did not come', () => {
  it('is asked for five times of a leader that is there, and counts if it comes later still', () => {
    const { leader, asked, lost, pass } = setUp();
    pass(LONG_MS, true);
    expect(asked).toEqual(Array(5).fill('2-2'));
    expect(lost).toEqual([1]);
    expect(leader.numbers?.add(2)).toBe(true);
  });

  it('is asked for again once the broker is back, however long that took', () => {
    const { asked, lost, broker, missing, pass } = setUp();
    pass(2_000, true);
    broker.up = false;
    pass(60_000, false);
    expect(lost).toEqual([]);
    broker.up = true;
    asked.length = 0;
    missing.askAnew();
    pass(2_000, true);
    expect(asked.length).toBeGreaterThan(1);
    expect(lost).toEqual([]);
  });

  it('is waited for while the leader is silent, without a question, as long as it would have it', () => {
    const { asked, lost, pass } = setUp();
    pass(LEASE_MS, false);
    const before = asked.length;
    pass(REPUBLISH_WINDOW_MS - LEASE_MS, false);
    expect(asked.length).toBe(before);
    expect(lost).toEqual([]);
    pass(1_000, false);
    expect(lost).toEqual([1]);
  });

  it('is asked for once if it is one of many that keep coming, a thousand at a time', () => {
    const { leader, asked, lost, pass } = setUp();
    leader.numbers?.announce(2_503);
    leader.numbers?.add(2);
    pass(400, true);
    expect(asked).toEqual(['4-1003']);
    // Forty of them in each 300 ms.
    for (let number = 4; number <= 2_503; number += 40) {
      for (let n = number; n < number + 40; n += 1) leader.numbers?.add(n);
      pass(300, true);
    }
    expect(asked).toEqual(['4-1003', '1004-2003', '2004-2503']);
    expect(leader.numbers?.missing()).toBeNull();
    expect(lost).toEqual([]);
  });

  it('is asked for again if those that keep coming stop', () => {
    const { leader, asked, lost, pass } = setUp();
    leader.numbers?.announce(10);
    leader.numbers?.add(2);
    pass(400, true);
    for (const number of [4, 5]) leader.numbers?.add(number);
    pass(LONG_MS, true);
    expect(asked).toEqual(['4-10', ...Array(4).fill('6-10')]);
    expect(lost).toEqual([5]);
  });

  it('is not lost because the clock is set ahead', () => {
    const { clock, asked, lost, pass } = setUp();
    pass(1_000, true);
    clock.setWall(clock.now() + 3_600_000);
    pass(1_000, true);
    expect(asked.length).toBeGreaterThan(1);
    expect(lost).toEqual([]);
  });
});
