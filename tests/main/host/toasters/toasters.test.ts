import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Toast, ToastActivation } from '../../../../main/engine/ports.ts';
import { createDbusToaster } from '../../../../main/host/toasters/dbus-toaster.ts';
import { createNodeNotifierToaster } from '../../../../main/host/toasters/node-notifier-toaster.ts';
import { createNotifySendToaster } from '../../../../main/host/toasters/notify-send-toaster.ts';
import { openToaster } from '../../../../main/host/toasters/open-toaster.ts';
import type { BusSignal, SessionBus } from '../../../../main/host/toasters/session-bus.ts';
import { BusTimeout } from '../../../../main/host/toasters/session-bus.ts';
import { findSuppression } from '../../../../main/host/toasters/suppression.ts';

const TOAST: Toast = {
  id: 'run-1',
  groupId: 'abc123',
  title: 'Floor <GA>',
  body: 'Artist & <b>Tour',
  actions: ['add_to_cart', 'snooze'],
  urgency: 'normal',
  silent: true,
};
const SERVICE = 'org.freedesktop.Notifications';

/** A session bus with a notification server that numbers its toasts from 1. */
function fakeBus(capabilities: readonly string[] = ['actions', 'body', 'body-markup']) {
  const calls: { member: string; body: unknown[] }[] = [];
  const host = {
    buses: 0,
    number: 0,
    owner: ':1.1',
    /** What dunst's own interface says; an error where the server is another. */
    closed: (): readonly unknown[] => {
      throw new Error('No such interface');
    },
    notify: (): Promise<readonly unknown[]> => Promise.resolve([++host.number]),
    signal: (_: Partial<BusSignal>): void => undefined,
    lose: (): void => undefined,
  };
  const connect = async (): Promise<SessionBus> => {
    host.buses += 1;
    return {
      async call({ member }, _signature, body = []) {
        calls.push({ member, body });
        switch (member) {
          case 'Notify':
            return host.notify();
          case 'GetId':
            return ['bus-1'];
          case 'GetNameOwner':
            return [host.owner];
          case 'NotificationListHistory':
            return host.closed();
          default:
            return [capabilities];
        }
      },
      match: async () => undefined,
      onSignal(listener) {
        host.signal = (signal) => listener({ interface: SERVICE, member: 'ActionInvoked', body: [], ...signal });
      },
      onLost(listener) {
        host.lose = listener;
      },
      dispose: () => undefined,
    };
  };
  return { host, connect, notifies: () => calls.filter(({ member }) => member === 'Notify').map(({ body }) => body) };
}

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

  it('have no buttons and plain text where the server knows neither', async () => {
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

  it('are unknown where the server does not answer, failed where it refuses', async () => {
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

  it('are not shown again where they were closed meanwhile', async () => {
    const { notifies, heard } = await afterRestart((host) => {
      host.closed = () => [[{ id: { value: 1 } }]];
    });
    expect(notifies()).toHaveLength(1);
    expect(heard).toEqual([]);
  });

  it('are forgotten where the server is another, whose numbers stand for other toasts', async () => {
    const { heard } = await afterRestart((host) => {
      host.owner = ':1.9';
    });
    expect(heard).toEqual([]);
  });

  it('are forgotten where their file is damaged, and new toasts work', async () => {
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

describe.skipIf(process.platform === 'win32')('toasts by notify-send', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventory-notify-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const programThat = (script: string, help = '--action=NAME') => {
    const program = join(folder, 'notify-send');
    writeFileSync(program, `#!/bin/sh\nif [ "$1" = --help ]; then echo '${help}'; exit; fi\n${script}\n`);
    chmodSync(program, 0o755);
    return createNotifySendToaster({ icon: '', program });
  };

  it.each([
    ['add_to_cart', 'add_to_cart'],
    ['snooze', 'snooze'],
    ['default', 'click'],
  ])('report a click: %s', async (printed, action) => {
    const toaster = programThat(`echo ${printed}`);
    const heard: ToastActivation[] = [];
    toaster.onActivate((activation) => heard.push(activation));
    expect(await toaster.show(TOAST)).toMatchObject({ outcome: 'shown' });
    expect(heard).toEqual([{ toastId: 'run-1', action }]);
  });

  it('are shown while the program waits', async () => {
    const toaster = programThat('exec sleep 20');
    expect(await toaster.show(TOAST)).toEqual({ outcome: 'shown', by: 'notify-send', detail: '' });
    toaster.dispose();
  });

  it('fail where the program says it could not, though it goes on waiting', async () => {
    const toaster = programThat('echo "Could not connect: No such file or directory" >&2; exec sleep 20');
    expect(await toaster.show(TOAST)).toMatchObject({
      outcome: 'failed',
      detail: expect.stringMatching(/Could not connect/),
    });
  });

  it('fail where the program is missing, or too old for actions', async () => {
    expect(await createNotifySendToaster({ icon: '', program: join(folder, 'none') }).show(TOAST)).toMatchObject({
      outcome: 'failed',
    });
    expect(await programThat('exit 0', '--urgency=LEVEL').probe()).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('a toast whose text is an attack, by notify-send', () => {
  it.each([true, false])('is text, with nothing run and no option taken (plain: %s)', async (plain) => {
    const folder = mkdtempSync(join(tmpdir(), 'eventory-notify-'));
    try {
      const program = join(folder, 'notify-send');
      const help = `if [ "$1" = --help ]; then echo --action=NAME; exit; fi`;
      writeFileSync(
        program,
        `#!/bin/sh\n${help}\nfor one in "$@"; do printf '%s\\0' "$one"; done >'${folder}/arguments'\n`,
      );
      chmodSync(program, 0o755);
      const title = `--hint=string:image-path:/etc/passwd $(touch ${folder}/a) "; touch ${folder}/b; '`;
      const body = '<a href="https://evil.example">Add to cart</a> & <img src="x"/>';
      const toaster = createNotifySendToaster({ icon: '', program, plain });
      expect(await toaster.show({ ...TOAST, title, body })).toMatchObject({ outcome: 'shown' });
      const given = readFileSync(join(folder, 'arguments'), 'utf8').split('\0').slice(0, -1);
      expect(given.slice(given.indexOf('--'))).toEqual([
        '--',
        title,
        '&lt;a href="https://evil.example"&gt;Add to cart&lt;/a&gt; &amp; &lt;img src="x"/&gt;',
      ]);
      expect(given.some((one) => one.startsWith('--action'))).toBe(!plain);
      expect(readdirSync(folder).sort()).toEqual(['arguments', 'notify-send']);
      toaster.dispose();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('toasts by node-notifier', () => {
  type Callback = (error: Error | null, response?: string, metadata?: object) => void;
  const toasterOn = (platform: NodeJS.Platform, notify: (options: object, callback: Callback) => void) =>
    createNodeNotifierToaster({ icon: '/icon.png', platform, notify });

  it.each([
    ['darwin', 'activate', { activationType: 'contentsClicked' }, 'click'],
    ['darwin', 'actionclicked', { activationType: 'actionClicked', activationValue: 'Snooze 1 h' }, 'snooze'],
    ['win32', 'activate', { action: 'clicked' }, 'click'],
    ['win32', 'add to cart', { action: 'buttonClicked', button: 'Add to cart' }, 'add_to_cart'],
    ['darwin', 'timeout', { activationType: 'timeout' }, null],
  ] as const)('on %s, %s', async (platform, response, metadata, action) => {
    const toaster = toasterOn(platform, (_, callback) => callback(null, response, metadata));
    const heard: ToastActivation[] = [];
    toaster.onActivate((activation) => heard.push(activation));
    expect(await toaster.show(TOAST)).toEqual({ outcome: 'shown', by: 'node-notifier', detail: '' });
    expect(heard.map((activation) => activation.action)).toEqual(action === null ? [] : [action]);
  });

  it('fail with what the helper said, or threw', async () => {
    const said = toasterOn('darwin', (_, callback) => callback(new Error('not found: notify-send')));
    expect(await said.show(TOAST)).toEqual({
      outcome: 'failed',
      by: 'node-notifier',
      detail: 'not found: notify-send',
    });
    const command = 'Command failed: notify-send "Floor GA" "Artist World Tour"';
    const failed = toasterOn('darwin', (_, callback) => callback(new Error(`${command}\nCould not connect\n`)));
    expect(await failed.show(TOAST)).toMatchObject({ detail: 'Could not connect' });
    const silent = toasterOn('darwin', (_, callback) => callback(new Error(command)));
    expect(await silent.show(TOAST)).toMatchObject({ detail: 'Its helper program ended with an error.' });
    const threw = toasterOn('darwin', () => {
      throw new Error('spawn EAGAIN');
    });
    expect(await threw.show(TOAST)).toMatchObject({ outcome: 'failed', detail: 'spawn EAGAIN' });
  });

  it('count as shown while the helper waits for a click', async () => {
    expect(await toasterOn('darwin', () => undefined).show(TOAST)).toMatchObject({ outcome: 'shown' });
  });
});
