import { describe, expect, it, vi } from 'vitest';
import { withTimeout } from '../../../main/lib/with-timeout.ts';

function manualTimer() {
  let run: () => void = () => {};
  const cancel = vi.fn();
  const after = vi.fn((_delayMs: number, task: () => void) => {
    run = task;
    return cancel;
  });
  return { after, cancel, elapse: () => run() };
}

describe('withTimeout', () => {
  it('gives the result and cancels the timer', async () => {
    const { after, cancel } = manualTimer();
    expect(await withTimeout(Promise.resolve('result'), 50, () => 'late', after)).toBe('result');
    expect(after.mock.calls[0]?.[0]).toBe(50);
    expect(cancel).toHaveBeenCalledOnce();
  });
  it('passes a rejection on and cancels the timer', async () => {
    const { after, cancel } = manualTimer();
    await expect(withTimeout(Promise.reject(new Error('broken')), 50, () => 'late', after)).rejects.toThrow('broken');
    expect(cancel).toHaveBeenCalledOnce();
  });
  it('gives what the time-out gives, and ignores what comes later', async () => {
    const { after, elapse } = manualTimer();
    const { promise, resolve } = Promise.withResolvers<string>();
    const result = withTimeout(promise, 50, () => 'late', after);
    elapse();
    resolve('result');
    expect(await result).toBe('late');
  });
  it('rejects with what the time-out throws', async () => {
    const { after, elapse } = manualTimer();
    const result = withTimeout(
      new Promise<never>(() => {}),
      50,
      () => {
        throw new Error('too late');
      },
      after,
    );
    elapse();
    await expect(result).rejects.toThrow('too late');
  });
});
