import { expect, it, vi } from 'vitest';
import { createToastCoalescer } from '../../../../main/engine/alerts/toast-coalescer.ts';
import type { Toast } from '../../../../main/engine/ports.ts';
import { manualClock } from './harness.ts';

const SHOWN = { outcome: 'shown', by: 'test', detail: '' } as const;

function toast(title: string): Toast {
  return { id: 'one', groupId: 'g', title, body: '', actions: [], urgency: 'normal', silent: true };
}

it('makes only the toasts of a flood that are shown: the first, and the newest once the host is ready', async () => {
  const host = Promise.withResolvers<typeof SHOWN>();
  const shown: string[] = [];
  const show = vi.fn(({ title }: Toast) => {
    shown.push(title);
    return shown.length === 1 ? host.promise : Promise.resolve(SHOWN);
  });
  const toasts = createToastCoalescer({ show }, manualClock(), () => {});
  const create = vi.fn(toast);
  const outcomes = Array.from({ length: 100 }, (_, at) => toasts.show('one', () => create(`alert ${at}`)));
  expect(shown).toEqual(['alert 0']);
  host.resolve(SHOWN);
  expect(await Promise.all(outcomes)).toEqual(Array(100).fill(SHOWN));
  expect(shown).toEqual(['alert 0', 'alert 99']);
  expect(create).toHaveBeenCalledTimes(2);
});

it('a toast that cannot be made has failed, and the next one is shown', async () => {
  const toasts = createToastCoalescer({ show: async () => SHOWN }, manualClock(), () => {});
  const broken = toasts.show('one', () => {
    throw new Error('no text');
  });
  expect(await broken).toEqual({ outcome: 'failed', by: 'host', detail: 'no text' });
  expect(await toasts.show('one', () => toast('next'))).toEqual(SHOWN);
});
