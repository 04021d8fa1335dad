import { describe, expect, it } from 'vitest';
import { createDuplicateMemory, DUPLICATE_WINDOW_MS } from '../../../../main/engine/pipeline/duplicate-memory.ts';
import { createVirtualClock } from '../gateway/virtual-clock.ts';

describe('the memory of what was alerted', () => {
  it('lasts 15 minutes from the alert, to the millisecond', () => {
    const clock = createVirtualClock();
    const memory = createDuplicateMemory(clock.elapsed);
    memory.add('a');
    clock.pass(DUPLICATE_WINDOW_MS - 1);
    expect(memory.has('a')).toBe(true);
    clock.pass(1);
    expect(memory.has('a')).toBe(false);
    expect(memory.has('b')).toBe(false);
  });

  it('counts what alerted in an earlier run from then', () => {
    const clock = createVirtualClock();
    const memory = createDuplicateMemory(clock.elapsed);
    memory.add('a', DUPLICATE_WINDOW_MS - 1);
    expect(memory.has('a')).toBe(true);
    clock.pass(1);
    expect(memory.has('a')).toBe(false);
  });

  it('counts from the newest alert of the same content', () => {
    const clock = createVirtualClock();
    const memory = createDuplicateMemory(clock.elapsed);
    memory.add('a');
    clock.pass(DUPLICATE_WINDOW_MS);
    memory.add('a');
    clock.pass(1000);
    memory.add('b');
    expect(memory.has('a')).toBe(true);
  });

  it('holds the newest 50,000 in a flood', () => {
    const memory = createDuplicateMemory(createVirtualClock().elapsed);
    for (let alert = 0; alert < 50_001; alert += 1) memory.add(`${alert}`);
    expect(memory.has('0')).toBe(false);
    expect(memory.has('1')).toBe(true);
    expect(memory.has('50000')).toBe(true);
  });

  it('holds the newest 50,000 also once twice as many have come', () => {
    const memory = createDuplicateMemory(createVirtualClock().elapsed);
    for (let alert = 0; alert < 120_000; alert += 1) memory.add(`${alert}`);
    expect(['0', '69999', '70000', '119999'].map(memory.has)).toEqual([false, false, true, true]);
  });

  it('keeps what alerted again when its older alert is forgotten', () => {
    const clock = createVirtualClock();
    const memory = createDuplicateMemory(clock.elapsed);
    memory.add('a');
    clock.pass(1000);
    memory.add('a');
    clock.pass(DUPLICATE_WINDOW_MS - 1000);
    memory.add('b');
    expect(memory.has('a')).toBe(true);
  });
});
