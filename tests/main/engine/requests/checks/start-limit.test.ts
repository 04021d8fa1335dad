import { expect, it } from 'vitest';
import { createStartLimit } from '../../../../../main/engine/requests/checks/start-limit.ts';

it('a page may start 20 programs of a kind in any 10 s', () => {
  let nowMs = 0;
  const limit = createStartLimit({ elapsed: () => nowMs });
  const allowed = (name: Parameters<typeof limit>[0], times: number) =>
    Array.from({ length: times }).filter(() => {
      try {
        limit(name);
        return true;
      } catch {
        return false;
      }
    }).length;

  expect(allowed('link.open', 12)).toBe(12);
  nowMs = 6_000;
  expect(allowed('link.open', 12)).toBe(8);
  expect(allowed('sound.preview', 30)).toBe(20);
  nowMs = 10_000;
  expect(allowed('link.open', 100)).toBe(12);
  nowMs = 60_000;
  expect(allowed('link.open', 100)).toBe(20);
  expect(allowed('state.get', 1_000)).toBe(1_000);
});
