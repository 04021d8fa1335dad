import type { EventEmitter } from 'node:events';
import type { ActivationArguments, Notification, NotificationConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { createElectronToaster, type ElectronNotifications } from '../../../../main/desktop/toasts/electron-toaster.ts';
import { toastOptions } from '../../../../main/desktop/toasts/toast-options.ts';
import type { Toast, ToastActivation, Toaster } from '../../../../main/engine/ports.ts';
import { emitter, recordingLog, virtualClock } from '../support.ts';

type LiveToast = Pick<Notification, 'id' | 'on' | 'show' | 'close' | 'removeAllListeners'>;
type Behaviour = 'shows' | 'fails' | 'is silent' | 'throws';

const toast = (id: string, overrides: Partial<Toast> = {}): Toast => ({
  id,
  groupId: 'event-1',
  title: 'Floor GA · $129.50',
  body: 'Artist World Tour',
  actions: ['add_to_cart', 'snooze'],
  urgency: 'normal',
  silent: true,
  ...overrides,
});

function toasts(platform: NodeJS.Platform, { supported = true, history = [] as string[] } = {}) {
  const made: (LiveToast & { options: NotificationConstructorOptions; events: EventEmitter })[] = [];
  let behaviour: Behaviour = 'shows';
  let onActivation: (details: ActivationArguments) => void = () => {};
  const create = (options: NotificationConstructorOptions): LiveToast => {
    const events = emitter();
    const one = {
      options,
      events,
      id: options.id ?? '',
      on: events.on.bind(events) as unknown as Notification['on'],
      removeAllListeners: () => {
        events.removeAllListeners();
        return {} as Notification;
      },
      close: vi.fn(),
      show: vi.fn(() => {
        if (behaviour === 'shows') events.emit('show', {});
        if (behaviour === 'fails') events.emit('failed', {}, 'Settings prevent the notification.');
        if (behaviour === 'throws') throw new Error('no notifications here');
      }),
    } satisfies LiveToast & Record<string, unknown>;
    made.push(one);
    return one;
  };
  const fallback = {
    hasActions: false,
    show: vi.fn<Toaster['show']>(async () => ({ outcome: 'shown', by: 'node-notifier', detail: '' })),
    onActivate: vi.fn<Toaster['onActivate']>(() => () => {}),
    suppression: async () => null,
  } satisfies Toaster;
  const delivered = history.map((id) => create({ id }));
  const system = {
    isSupported: () => supported,
    create,
    handleActivation: (callback) => {
      onActivation = callback;
    },
    getHistory: async () => delivered,
  } satisfies ElectronNotifications;
  const clock = virtualClock();
  const log = recordingLog();
  const toaster = createElectronToaster({ toasts: system, platform, icon: '/app.png', clock, log, fallback });
  const activations: ToastActivation[] = [];
  return {
    toaster,
    made,
    fallback,
    clock,
    log,
    activations,
    listen: () => toaster.onActivate((one) => activations.push(one)),
    behave: (next: Behaviour) => {
      behaviour = next;
    },
    activateWindows: (type: string, tag: string, actionIndex?: number) =>
      onActivation({
        type,
        arguments: `type=${type}${actionIndex === undefined ? '' : `&action=${actionIndex}`}&tag=${tag}`,
        ...(actionIndex === undefined ? {} : { actionIndex }),
      }),
  };
}

describe('a toast', () => {
  it.each([
    ['darwin', { id: 't1', groupId: 'event-1' }, ['urgency', 'timeoutType', 'icon']],
    ['win32', { id: 't1', groupId: 'event-1', urgency: 'critical', timeoutType: 'never' }, []],
    ['linux', { urgency: 'critical', timeoutType: 'never' }, ['id', 'groupId']],
  ] as const)('has on %s what the platform documents', async (platform, has, lacks) => {
    const { toaster, made } = toasts(platform);
    expect(await toaster.show(toast('t1', { urgency: 'critical' }))).toEqual({
      outcome: 'shown',
      by: 'electron',
      detail: '',
    });
    expect(made[0]?.options).toMatchObject({
      ...has,
      title: 'Floor GA · $129.50',
      silent: true,
      actions: [
        { type: 'button', text: 'Add to cart' },
        { type: 'button', text: 'Snooze 1 h' },
      ],
    });
    for (const key of lacks) expect(made[0]?.options).not.toHaveProperty(key);
  });

  it('takes the place of one with its id: by the system, or on Linux by dismissing it', async () => {
    const linux = toasts('linux');
    await linux.toaster.show(toast('t1'));
    await linux.toaster.show(toast('t1'));
    expect(linux.made[0]?.close).toHaveBeenCalledOnce();
    const mac = toasts('darwin');
    await mac.toaster.show(toast('t1'));
    await mac.toaster.show(toast('t1'));
    expect(mac.made[0]?.close).not.toHaveBeenCalled();
  });
});

describe('a toast that does not show', () => {
  it.each(['fails', 'throws'] as const)('is shown the other way when it %s', async (how) => {
    const { toaster, fallback, behave, log } = toasts('win32');
    behave(how);
    expect(await toaster.show(toast('t1'))).toMatchObject({ outcome: 'shown', by: 'node-notifier' });
    expect(fallback.show).toHaveBeenCalledWith(toast('t1'));
    expect(log.lines.join()).toContain(how === 'fails' ? 'Settings prevent' : 'no notifications here');
    expect(await toaster.suppression()).toContain('Allow notifications');
    behave('shows');
    await toaster.show(toast('t2'));
    expect(await toaster.suppression()).toBeNull();
  });

  it('is shown the other way after 10 s of nothing, and not before', async () => {
    const { toaster, fallback, behave, clock, made } = toasts('linux');
    behave('is silent');
    const outcome = toaster.show(toast('t1'));
    clock.advance(9_999);
    await Promise.resolve();
    expect(fallback.show).not.toHaveBeenCalled();
    clock.advance(1);
    expect(await outcome).toMatchObject({ by: 'node-notifier' });
    expect(made[0]?.close).toHaveBeenCalledOnce();
  });

  it('goes to the other toaster at once where the system has none', async () => {
    const { toaster, fallback, made } = toasts('linux', { supported: false });
    await toaster.show(toast('t1'));
    expect(fallback.show).toHaveBeenCalledOnce();
    expect(made).toHaveLength(0);
    expect(await toaster.suppression()).toBe('This system has no notification service.');
  });
});

describe('a click', () => {
  it('reports which toast and which button, on Linux and macOS', async () => {
    const { toaster, made, activations, listen } = toasts('darwin');
    listen();
    await toaster.show(toast('t1', { actions: ['snooze'] }));
    made[0]?.events.emit('click', {});
    made[0]?.events.emit('action', { actionIndex: 0 });
    made[0]?.events.emit('action', { actionIndex: 7 });
    expect(activations).toEqual([
      { toastId: 't1', action: 'click' },
      { toastId: 't1', action: 'snooze' },
    ]);
  });

  it('is reported once on Windows, although the activation callback reports it too', async () => {
    const { toaster, made, activations, listen, activateWindows } = toasts('win32');
    listen();
    await toaster.show(toast('t1'));
    made[0]?.events.emit('click', {});
    activateWindows('click', 't1');
    made[0]?.events.emit('action', { actionIndex: 1 });
    activateWindows('action', 't1', 1);
    expect(activations).toEqual([
      { toastId: 't1', action: 'click' },
      { toastId: 't1', action: 'snooze' },
    ]);
  });

  it('counts on Windows also where the activation does not say which toast it was', async () => {
    const { toaster, made, activations, listen, activateWindows } = toasts('win32');
    listen();
    await toaster.show(toast('t1'));
    activateWindows('click', '');
    made[0]?.events.emit('click', {});
    expect(activations).toEqual([{ toastId: 't1', action: 'click' }]);
  });

  it('that started the app waits until someone listens', () => {
    const { activations, listen, activateWindows, log } = toasts('win32');
    activateWindows('action', 'of-an-earlier-run', 0);
    activateWindows('click', '');
    listen();
    expect(activations).toEqual([{ toastId: 'of-an-earlier-run', action: 'add_to_cart' }]);
    expect(log.lines).toHaveLength(1);
  });

  it('on a toast of an earlier run works on macOS, by the Notification Center’s list', async () => {
    const { made, activations, listen } = toasts('darwin', { history: ['of-an-earlier-run'] });
    listen();
    await Promise.resolve();
    made[0]?.events.emit('click', {});
    expect(activations).toEqual([{ toastId: 'of-an-earlier-run', action: 'click' }]);
  });

  it('on a toast of the other toaster is passed on', () => {
    const { fallback, activations, listen } = toasts('linux');
    listen();
    fallback.onActivate.mock.calls[0]?.[0]({ toastId: 't9', action: 'click' });
    expect(activations).toEqual([{ toastId: 't9', action: 'click' }]);
  });
});

describe('a body that holds markup', () => {
  it.each([
    ['linux', '‹a href="https://evil.example"›Add to cart‹/a›'],
    ['win32', '<a href="https://evil.example">Add to cart</a>'],
  ] as const)('on %s is text', (platform, expected) => {
    const body = '<a href="https://evil.example">Add to cart</a>';
    expect(toastOptions(toast('a', { body }), platform, '').body).toBe(expected);
  });
});
