import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ToastActivation } from '../../../../main/engine/ports.ts';
import { createDbusToaster } from '../../../../main/host/toasters/dbus-toaster.ts';
import { openToaster } from '../../../../main/host/toasters/open-toaster.ts';
import { BusTimeout } from '../../../../main/host/toasters/session-bus.ts';
import { findSuppression } from '../../../../main/host/toasters/suppression.ts';
import { fakeBus, SERVICE, TOAST } from './fake-bus.ts';

describe('toasts over D-Bus', () => {
  it('carry their buttons, silence and escaped text', async () => {
    const { connect, notifies } = fakeBus();
    const toaster = createDbusToaster({ icon: '/icon.png', connect });
    expect(await toaster.show(TOAST)).toEqual({ outcome: 'shown', by: 'dbus', detail: '' });
    expect(toaster.hasActions).toBe(true);
    const [app, replaces, icon, title, body, actions, hints] = notifies()[0] ?? [];
    expect([app, replaces, icon, title]).toEqual(['Eventory Tray', 0, '/icon.png', 'Floor <GA>']);
    expect(body).toBe('Artist &amp; &lt;b&gt;Tour');
    expect(actions).toEqual(['default', 'Open', 'add_to_cart', 'Add to cart', 'snooze', 'Snooze 1 h']);
    expect(hints).toMatchObject({ urgency: { value: 1 }, 'suppress-sound': { value: true } });
  });

  it('have no buttons and plain text if the server knows neither', async () => {
    const { connect, notifies } = fakeBus(['body']);
    const toaster = createDbusToaster({ icon: '', connect });
    await toaster.show(TOAST);
    expect(toaster.hasActions).toBe(false);
    expect(notifies()[0]?.slice(4, 6)).toEqual(['Artist & <b>Tour', []]);
  });

  it('are replaced by id while they are up, and not once they are closed or the server is another', async () => {
    const { connect, notifies, host } = fakeBus();
    const toaster = createDbusToaster({ icon: '', connect });
    await toaster.show(TOAST);
    await toaster.show(TOAST);
    host.signal({ member: 'NotificationClosed', body: [2, 2] });
    await toaster.show(TOAST);
    host.signal({ interface: 'org.freedesktop.DBus', member: 'NameOwnerChanged', body: [SERVICE, ':1.1', ':1.2'] });
    await toaster.show(TOAST);
    expect(notifies().map((body) => body[1])).toEqual([0, 1, 0, 0]);
  });

  it('report clicks on themselves and on their buttons, not of other programs’', async () => {
    const { connect, host } = fakeBus();
    const toaster = createDbusToaster({ icon: '', connect });
    const heard: ToastActivation[] = [];
    toaster.onActivate((activation) => heard.push(activation));
    await toaster.show(TOAST);
    host.signal({ body: [1, 'default'] });
    host.signal({ body: [1, 'add_to_cart'] });
    host.signal({ body: [1, 'snooze'] });
    host.signal({ body: [1, 'constructor'] });
    host.signal({ body: [99, 'default'] });
    host.signal({ body: ['1', 'default'] });
    expect(heard.map(({ action }) => action)).toEqual(['click', 'add_to_cart', 'snooze']);
  });

  it('hand over the token of a click before they report it, and not another program’s', async () => {
    const { connect, host } = fakeBus();
    const heard: unknown[] = [];
    const toaster = createDbusToaster({ icon: '', connect, onActivationToken: (token) => heard.push(token) });
    toaster.onActivate(({ action }) => heard.push(action));
    await toaster.show(TOAST);
    host.signal({ member: 'ActivationToken', body: [99, 'of-another'] });
    host.signal({ member: 'ActivationToken', body: [1, 'token-1'] });
    host.signal({ body: [1, 'default'] });
    expect(heard).toEqual(['token-1', 'click']);
  });

  it('are unknown if the server does not answer, failed if it refuses', async () => {
    const { connect, host } = fakeBus();
    const toaster = createDbusToaster({ icon: '', connect });
    host.notify = () => Promise.reject(new BusTimeout('Notify: no answer within 5 s.'));
    expect(await toaster.show(TOAST)).toMatchObject({ outcome: 'unknown' });
    host.notify = () => Promise.reject(new Error('limit reached'));
    expect(await toaster.show(TOAST)).toEqual({ outcome: 'failed', by: 'dbus', detail: 'limit reached' });
  });

  it('connect again after the bus was lost', async () => {
    const { connect, host } = fakeBus();
    const toaster = createDbusToaster({ icon: '', connect });
    await toaster.show(TOAST);
    host.lose();
    expect(await toaster.show(TOAST)).toMatchObject({ outcome: 'shown' });
    expect(host.buses).toBe(2);
  });
});

describe('toasts of an earlier run, over D-Bus', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventory-numbers-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Shows a toast in one run; the next run hears the clicks. */
  async function afterRestart(change: (host: ReturnType<typeof fakeBus>['host'], memory: string) => void) {
    const memory = join(folder, 'numbers.json');
    const { connect, host, notifies } = fakeBus();
    const earlier = createDbusToaster({ icon: '', memory, connect });
    await earlier.show(TOAST);
    earlier.dispose();
    change(host, memory);
    const toaster = createDbusToaster({ icon: '', memory, connect });
    const heard: ToastActivation[] = [];
    toaster.onActivate((activation) => heard.push(activation));
    await toaster.probe();
    host.signal({ body: [1, 'default'] });
    return { heard, toaster, host, notifies };
  }

  it('report clicks while their server runs', async () => {
    const { heard } = await afterRestart(() => undefined);
    expect(heard).toEqual([{ toastId: 'run-1', action: 'click' }]);
  });

  it('are shown again in their place by dunst, which reports a click only to the connection that showed the toast', async () => {
    const { notifies } = await afterRestart((host) => {
      host.closed = () => [[{ id: { value: 9 } }]];
    });
    expect(notifies().map((body) => [body[1], body[3]])).toEqual([
      [0, TOAST.title],
      [1, TOAST.title],
    ]);
  });

  it('are not shown again if they were closed meanwhile', async () => {
    const { notifies, heard } = await afterRestart((host) => {
      host.closed = () => [[{ id: { value: 1 } }]];
    });
    expect(notifies()).toHaveLength(1);
    expect(heard).toEqual([]);
  });

  it('are forgotten if the server is another, whose numbers stand for other toasts', async () => {
    const { heard } = await afterRestart((host) => {
      host.owner = ':1.9';
    });
    expect(heard).toEqual([]);
  });

  it('are forgotten if their file is damaged, and new toasts work', async () => {
    const { heard, toaster, host } = await afterRestart((_, memory) => writeFileSync(memory, '{"server":1'));
    expect(heard).toEqual([]);
    await toaster.show({ ...TOAST, id: 'run-2' });
    host.signal({ body: [host.number, 'default'] });
    expect(heard).toEqual([{ toastId: 'run-2', action: 'click' }]);
    toaster.dispose();
  });
});

describe('where there is no bus', () => {
  const before = { ...process.env };
  beforeEach(() => {
    for (const name of ['DBUS_SESSION_BUS_ADDRESS', 'DISPLAY', 'XDG_RUNTIME_DIR', 'XDG_CURRENT_DESKTOP']) {
      delete process.env[name];
    }
  });
  afterEach(() => {
    Object.assign(process.env, before);
  });

  it.each([undefined, 'unix:path=/nonexistent/bus', 'nonsense'])(
    '(%s) D-Bus toasts fail, without throwing',
    async (address) => {
      if (address !== undefined) process.env.DBUS_SESSION_BUS_ADDRESS = address;
      const toaster = createDbusToaster({ icon: '' });
      expect(await toaster.show(TOAST)).toMatchObject({ outcome: 'failed', by: 'dbus' });
      toaster.dispose();
    },
  );

  it.skipIf(process.platform !== 'linux')(
    'the machine’s toaster still settles, and the cause is reported',
    async () => {
      const toaster = await openToaster({ icon: '' });
      expect((await toaster.show(TOAST)).outcome).toBe('failed');
      expect(await findSuppression('linux')).toMatch(/no desktop session bus/);
      toaster.dispose();
    },
  );
});
