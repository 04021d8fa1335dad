import { describe, expect, it, onTestFinished } from 'vitest';
import { watchKeyUsers } from '../../../../main/host/locks/key-users.ts';
import { createVirtualClock } from '../../engine/gateway/virtual-clock.ts';

const clock = createVirtualClock();
let count = 0;

function use(key: string) {
  const seen: boolean[] = [];
  const users = watchKeyUsers(key, clock, (others) => seen.push(others));
  onTestFinished(users.dispose);
  return { seen, dispose: users.dispose };
}

describe('programs that use one key', () => {
  const newKey = () => `key-of-${process.pid}-${++count}`;

  it('see each other, whichever started first, until the other ends', () => {
    const key = newKey();
    const first = use(key);
    expect(first.seen).toEqual([]);
    const second = use(key);
    expect(second.seen).toEqual([true]);
    clock.pass(5_000);
    expect(first.seen).toEqual([true]);
    second.dispose();
    clock.pass(5_000);
    expect(first.seen).toEqual([true, false]);
    const third = use(key);
    expect(third.seen).toEqual([true]);
  });

  it('still see each other if the first of three has ended', () => {
    const key = newKey();
    const first = use(key);
    use(key);
    first.dispose();
    expect(use(key).seen).toEqual([true]);
  });

  it('see nothing of programs with another key', () => {
    use(newKey());
    expect(use(newKey()).seen).toEqual([]);
  });
});
