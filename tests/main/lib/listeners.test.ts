import { expect, it, vi } from 'vitest';
import { createListeners } from '../../../main/lib/listeners.ts';

it('listeners hear each event until they unsubscribe, one that unsubscribes another included', () => {
  const listeners = createListeners<number>();
  const second = vi.fn();
  const first = vi.fn(() => unsubscribeSecond());
  listeners.add(first);
  const unsubscribeSecond = listeners.add(second);
  expect(listeners.size()).toBe(2);
  listeners.emit(1);
  listeners.emit(2);
  expect(first.mock.calls).toEqual([[1], [2]]);
  expect(second.mock.calls).toEqual([[1]]);
  expect(listeners.size()).toBe(1);
});
