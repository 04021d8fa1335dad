import { describe, expect, it } from 'vitest';
import { createAsyncDisposableStack, createDisposableStack } from '../../../core/lifecycle/disposable.ts';

function failing(name: string): () => never {
  return () => {
    throw new Error(name);
  };
}

describe.each([
  ['a stack', createDisposableStack],
  ['an asynchronous stack', createAsyncDisposableStack],
])('%s', (_name, create) => {
  it('gives back what it holds once, the newest first', async () => {
    const calls: string[] = [];
    const stack = create();
    const resource = { dispose: () => void calls.push('resource') };
    expect(stack.use(resource)).toBe(resource);
    stack.defer(() => calls.push('deferred'));
    await stack.dispose();
    await stack.dispose();
    expect(calls).toEqual(['deferred', 'resource']);
  });

  it('runs every step if one fails, and throws that error', async () => {
    const calls: string[] = [];
    const stack = create();
    stack.defer(() => calls.push('first'));
    stack.defer(failing('second'));
    stack.defer(() => calls.push('third'));
    await expect(async () => stack.dispose()).rejects.toThrow('second');
    expect(calls).toEqual(['third', 'first']);
  });

  it('throws all errors if several steps fail', async () => {
    const stack = create();
    stack.defer(failing('a'));
    stack.defer(failing('b'));
    await expect(async () => stack.dispose()).rejects.toMatchObject({ errors: [new Error('b'), new Error('a')] });
  });
});

describe('an asynchronous stack', () => {
  it('waits for each step, and a second call waits for the first', async () => {
    const calls: string[] = [];
    const slow = Promise.withResolvers<void>();
    const stack = createAsyncDisposableStack();
    stack.defer(() => calls.push('last'));
    stack.defer(async () => {
      await slow.promise;
      calls.push('slow');
    });
    const both = [stack.dispose(), stack.dispose()];
    expect(calls).toEqual([]);
    slow.resolve();
    await Promise.all(both);
    expect(calls).toEqual(['slow', 'last']);
  });
});
