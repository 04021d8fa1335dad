import type { EventEmitter } from 'node:events';
import type { ActivationArguments, Notification, NotificationConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { createElectronToaster, type ElectronNotifications } from '../../../../main/desktop/toasts/electron-toaster.ts';
import type { ElectronToastPlatform } from '../../../../main/desktop/toasts/toast-options.ts';
import { type Toast, type ToastActivation, type Toaster, UNKNOWN_TOAST } from '../../../../main/engine/ports.ts';
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

function toasts(
  platform: ElectronToastPlatform,
  {
    supported = true,
    history = [] as string[],
    launchedBy = null as ToastActivation | null,
    earlyActivation = null as ActivationArguments | null,
  } = {},
) {
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
      if (earlyActivation !== null) callback(earlyActivation);
    },
    getHistory: async () => delivered,
  } satisfies ElectronNotifications;
  const clock = virtualClock();
  const log = recordingLog();
  const toaster = createElectronToaster({
    toasts: system,
    platform,
    icon: '/app.png',
    clock,
    log,
    fallback,
    launchedBy,
  });
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
    activateWindows: (text: string) =>
      onActivation({ type: new URLSearchParams(text).get('type') ?? 'click', arguments: text }),
  };
}

describe('a toast', () => {
  it.each([
    ['darwin', { id: 't1~as', groupId: 'event-1' }, ['urgency', 'timeoutType', 'icon', 'toastXml']],
    ['win32', { id: 't1', groupId: 'event-1', urgency: 'critical' }, []],
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

  it.each(['darwin', 'win32'] as const)('is closed before another takes its place (%s)', async (platform) => {
    const { toaster, made } = toasts(platform);
    await toaster.show(toast('t1'));
    await toaster.show(toast('t1'));
    expect(made[0]?.close).toHaveBeenCalledOnce();
    const orderOf = (call: unknown) => vi.mocked(call as () => void).mock.invocationCallOrder[0] ?? 0;
    expect(orderOf(made[0]?.close)).toBeLessThan(orderOf(made[1]?.show));
    expect(made[1]?.close).not.toHaveBeenCalled();
  });
});

describe('very many toasts', () => {
  it('of this run: the 201st takes the oldest off the screen, because its click would be lost', async () => {
    const { toaster, made } = toasts('darwin');
    for (let count = 0; count < 201; count++) await toaster.show(toast(`t${count}`));
    expect(made.map((one) => vi.mocked(one.close).mock.calls.length)).toEqual([1, ...Array(200).fill(0)]);
  });

  it('of earlier runs all keep their clicks on macOS, whatever is shown meanwhile', async () => {
    const history = Array.from({ length: 300 }, (_, index) => `earlier-${index}~as`);
    const { toaster, made, activations, listen } = toasts('darwin', { history });
    listen();
    await Promise.resolve();
    await toaster.show(toast('t1'));
    for (const one of made.slice(0, 300)) one.events.emit('click', {});
    expect(activations.map(({ toastId }) => toastId)).toEqual(history.map((id) => id.slice(0, -3)));
    expect(made.every((one) => vi.mocked(one.close).mock.calls.length === 0)).toBe(true);
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
    const { toaster, fallback, behave, clock, made } = toasts('darwin');
    behave('is silent');
    const outcome = toaster.show(toast('t1'));
    clock.advance(9_999);
    await Promise.resolve();
    expect(fallback.show).not.toHaveBeenCalled();
    clock.advance(1);
    expect(await outcome).toMatchObject({ by: 'node-notifier' });
    expect(made[0]?.close).toHaveBeenCalledOnce();
  });

  it('goes to the other toaster at once if the system has none', async () => {
    const { toaster, fallback, made } = toasts('win32', { supported: false });
    await toaster.show(toast('t1'));
    expect(fallback.show).toHaveBeenCalledOnce();
    expect(made).toHaveLength(0);
    expect(await toaster.suppression()).toBe('This system has no notification service.');
  });
});

describe('a click', () => {
  it('reports which toast and which button, on macOS', async () => {
    const { toaster, made, activations, listen } = toasts('darwin');
    listen();
    await toaster.show(toast('t1', { actions: ['snooze'] }));
    made[0]?.events.emit('click', {});
    made[0]?.events.emit('action', { actionIndex: 0 });
    expect(activations).toEqual([
      { toastId: 't1', action: 'click' },
      { toastId: 't1', action: 'snooze' },
    ]);
  });

  it('is reported once on Windows, whether the toast, the activation callback or both report it', async () => {
    const { toaster, made, activations, listen, activateWindows, clock } = toasts('win32');
    listen();
    await toaster.show(toast('t1'));
    activateWindows('type=click&tag=t1');
    made[0]?.events.emit('click', {});
    clock.advance(2_000);
    made[0]?.events.emit('click', {});
    expect(activations).toEqual([
      { toastId: 't1', action: 'click' },
      { toastId: 't1', action: 'click' },
    ]);
  });

  it('on a button counts on Windows by the activation callback alone', async () => {
    const { toaster, made, activations, listen, activateWindows } = toasts('win32');
    listen();
    await toaster.show(toast('t1', { actions: ['snooze'] }));
    await toaster.show(toast('t1'));
    // Windows hands it to the first object with the tag, whose only button is another.
    made[0]?.events.emit('action', { actionIndex: 0 });
    made[1]?.events.emit('action', { actionIndex: 0 });
    activateWindows('type=action&action=0&tag=t1&button=add_to_cart');
    expect(activations).toEqual([{ toastId: 't1', action: 'add_to_cart' }]);
  });

  it('on a button of an earlier run does what that button said, whatever its position', () => {
    const { activations, listen, activateWindows } = toasts('win32');
    listen();
    activateWindows('type=action&action=0&tag=earlier&button=snooze');
    expect(activations).toEqual([{ toastId: 'earlier', action: 'snooze' }]);
  });

  it.each(['', 'type=click', 'type=action&action=0&tag=earlier', 'type=action&action=0&tag=t&button=constructor'])(
    'that does not say what it was on opens the feed: %j',
    (text) => {
      const { activations, listen, activateWindows } = toasts('win32');
      listen();
      activateWindows(text);
      expect(activations).toEqual([{ toastId: UNKNOWN_TOAST, action: 'click' }]);
    },
  );

  it('that started the app waits until someone listens', () => {
    const arguments_ = 'type=action&action=0&tag=earlier&button=add_to_cart';
    const windows = toasts('win32', { earlyActivation: { type: 'action', actionIndex: 0, arguments: arguments_ } });
    windows.listen();
    expect(windows.activations).toEqual([{ toastId: 'earlier', action: 'add_to_cart' }]);
    const mac = toasts('darwin', { launchedBy: { toastId: 'earlier', action: 'click' } });
    mac.listen();
    mac.listen();
    expect(mac.activations).toEqual([{ toastId: 'earlier', action: 'click' }]);
  });

  it('on a toast of an earlier run works on macOS, by the Notification Center’s list', async () => {
    const { made, activations, listen } = toasts('darwin', { history: ['earlier~s', 'of-an-older-version'] });
    listen();
    await Promise.resolve();
    made[0]?.events.emit('click', {});
    made[0]?.events.emit('action', { actionIndex: 0 });
    made[1]?.events.emit('click', {});
    made[1]?.events.emit('action', { actionIndex: 0 });
    expect(activations).toEqual([
      { toastId: 'earlier', action: 'click' },
      { toastId: 'earlier', action: 'snooze' },
      { toastId: 'of-an-older-version', action: 'click' },
      { toastId: UNKNOWN_TOAST, action: 'click' },
    ]);
  });

  it('on a toast of the other toaster is passed on', () => {
    const { fallback, activations, listen } = toasts('win32');
    listen();
    fallback.onActivate.mock.calls[0]?.[0]({ toastId: 't9', action: 'click' });
    expect(activations).toEqual([{ toastId: 't9', action: 'click' }]);
  });
});
