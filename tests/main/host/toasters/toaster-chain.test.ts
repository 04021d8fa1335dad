import { describe, expect, it } from 'vitest';
import type { ToastOutcome } from '../../../../core/bridge/state/health.ts';
import type { Toast, ToastActivation } from '../../../../main/engine/ports.ts';
import { type HostToaster, settleWithTimeout } from '../../../../main/host/toasters/host-toaster.ts';
import { createToastThrottle } from '../../../../main/host/toasters/toast-throttle.ts';
import { createToasterChain } from '../../../../main/host/toasters/toaster-chain.ts';
import { createListeners } from '../../../../main/lib/listeners.ts';

const TOAST: Toast = {
  id: 'run-1',
  groupId: 'abc123',
  title: 'Floor GA',
  body: 'Artist World Tour',
  actions: ['add_to_cart', 'snooze'],
  urgency: 'normal',
  silent: true,
};

function recorder(name: string, outcome: ToastOutcome['outcome'], has_actions = false) {
  const { emit, add: onActivate } = createListeners<ToastActivation>();
  const made = { outcome, asked: 0, closed: false, emit };
  const toaster: HostToaster = {
    name,
    hasActions: has_actions,
    onActivate,
    suppression: async () => `of ${name}`,
    dispose: () => {
      made.closed = true;
    },
    async show() {
      made.asked += 1;
      return { outcome: made.outcome, by: name, detail: `${name} says` };
    },
  };
  return {
    ...made,
    toaster,
    set: (next: ToastOutcome['outcome']) => (made.outcome = next),
    asked: () => made.asked,
    closed: () => made.closed,
  };
}

describe('a chain of toasters', () => {
  it('asks the next if one failed, and no other', async () => {
    const [first, second, third] = [recorder('dbus', 'failed', true), recorder('b', 'shown'), recorder('c', 'shown')];
    const chain = createToasterChain([first.toaster, second.toaster, third.toaster]);
    expect(chain.hasActions).toBe(true);
    expect(await chain.show(TOAST)).toEqual({ outcome: 'shown', by: 'b', detail: 'b says' });
    expect(third.asked()).toBe(0);
    expect([chain.name, chain.hasActions]).toEqual(['b', false]);
    expect(await chain.suppression()).toBe('of b');
  });

  it('does not ask another if one does not know: it could show the toast twice', async () => {
    const [first, second] = [recorder('a', 'unknown'), recorder('b', 'shown')];
    expect(await createToasterChain([first.toaster, second.toaster]).show(TOAST)).toMatchObject({ outcome: 'unknown' });
    expect(second.asked()).toBe(0);
  });

  it('passes over one that failed for half a minute', async () => {
    let now = 0;
    const [first, second] = [recorder('a', 'failed'), recorder('b', 'shown')];
    const chain = createToasterChain([first.toaster, second.toaster], () => now);
    await chain.show(TOAST);
    first.set('shown');
    now = 29_999;
    await chain.show(TOAST);
    expect([first.asked(), second.asked()]).toEqual([1, 2]);
    now = 30_000;
    await chain.show({ ...TOAST, id: 'run-2' });
    expect([first.asked(), second.asked()]).toEqual([2, 2]);
  });

  it('passes over one that gave no answer, for the toasts that follow', async () => {
    const [first, second] = [recorder('a', 'unknown'), recorder('b', 'shown')];
    const chain = createToasterChain([first.toaster, second.toaster]);
    await chain.show(TOAST);
    expect(await chain.show({ ...TOAST, id: 'run-2' })).toMatchObject({ outcome: 'shown', by: 'b' });
    expect([first.asked(), second.asked()]).toEqual([1, 1]);
  });

  it('says of each why nothing was shown', async () => {
    const chain = createToasterChain([recorder('a', 'failed').toaster, recorder('b', 'failed').toaster]);
    expect(await chain.show(TOAST)).toEqual({ outcome: 'failed', by: 'a', detail: 'a: a says; b: b says' });
  });

  it('passes on the clicks of all, until it is closed', () => {
    const [first, second] = [recorder('a', 'shown'), recorder('b', 'shown')];
    const chain = createToasterChain([first.toaster, second.toaster]);
    const heard: ToastActivation[] = [];
    chain.onActivate((activation) => heard.push(activation));
    first.emit({ toastId: '1', action: 'click' });
    second.emit({ toastId: '2', action: 'snooze' });
    chain.dispose();
    first.emit({ toastId: '3', action: 'click' });
    expect(heard.map(({ toastId: toast_id }) => toast_id)).toEqual(['1', '2']);
    expect([first.closed(), second.closed()]).toEqual([true, true]);
  });
});

describe('the pace of a toast', () => {
  it('is at most one showing in 250 ms, while new toasts never wait', () => {
    let now = 0;
    const wait = createToastThrottle(() => now);
    expect([wait('a'), wait('b')]).toEqual([0, 0]);
    now = 100;
    expect([wait('a'), wait('a'), wait('c')]).toEqual([150, 400, 0]);
    now = 750;
    expect([wait('a'), wait('b')]).toEqual([0, 0]);
  });

  it('is kept by the chain', async () => {
    const first = recorder('a', 'shown');
    const chain = createToasterChain([first.toaster]);
    const started = performance.now();
    await chain.show(TOAST);
    await chain.show({ ...TOAST, id: 'other' });
    expect(performance.now() - started).toBeLessThan(200);
    await chain.show(TOAST);
    expect(performance.now() - started).toBeGreaterThanOrEqual(240);
  });
});

describe('a toaster that does not settle', () => {
  it('ends as unknown, one that rejects as failed', async () => {
    expect(await settleWithTimeout(new Promise(() => undefined), 'a', 5)).toMatchObject({
      outcome: 'unknown',
      by: 'a',
    });
    expect(await settleWithTimeout(Promise.reject(new Error('gone')), 'a', 5)).toEqual({
      outcome: 'failed',
      by: 'a',
      detail: 'gone',
    });
  });
});
