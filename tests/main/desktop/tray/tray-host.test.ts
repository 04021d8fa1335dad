import { describe, expect, it, vi } from 'vitest';
import { hasTrayHost, watchTrayHost } from '../../../../main/desktop/tray/tray-host.ts';
import type { BusSignal } from '../../../../main/host/toasters/session-bus.ts';

const WATCHER = 'org.kde.StatusNotifierWatcher';

/** A session bus on which a test starts and ends what shows tray icons. */
function fakeBus({ owned = true, registered = true } = {}) {
  const desktop = { owned, registered };
  let listener: (signal: BusSignal) => void = () => {};
  const dispose = vi.fn();
  const connect = vi.fn(async () => ({
    call: async ({ member }: { member: string }) =>
      member === 'NameHasOwner' ? [desktop.owned] : [{ signature: 'b', value: desktop.registered }],
    match: async () => {},
    onSignal: (added: typeof listener) => {
      listener = added;
    },
    dispose,
  }));
  const send = async (signal: BusSignal) => {
    listener(signal);
    await new Promise(setImmediate);
  };
  const changeOwner = async (owner: string) => {
    desktop.owned = owner !== '';
    await send({ interface: 'org.freedesktop.DBus', member: 'NameOwnerChanged', body: [WATCHER, '', owner] });
  };
  const register = async (is: boolean) => {
    desktop.registered = is;
    const member = is ? 'StatusNotifierHostRegistered' : 'StatusNotifierHostUnregistered';
    await send({ interface: WATCHER, member, body: [] });
  };
  return { connect, dispose, send, changeOwner, register };
}

describe('a place for tray icons', () => {
  it.each([
    { owned: true, registered: true, is: true },
    { owned: true, registered: false, is: false },
    { owned: false, registered: false, is: false },
  ])('on Linux: $is if somebody keeps the list ($owned) and somebody shows it ($registered)', async (desktop) => {
    const { connect, dispose } = fakeBus(desktop);
    expect(await hasTrayHost('linux', connect)).toBe(desktop.is);
    expect(dispose).toHaveBeenCalledOnce();
  });

  it('is not there without a session bus', async () => {
    expect(await hasTrayHost('linux', () => Promise.reject(new Error('no bus')))).toBe(false);
  });

  it('is always there on macOS and Windows, without asking a bus', async () => {
    const connect = vi.fn();
    expect(await Promise.all([hasTrayHost('darwin', connect), hasTrayHost('win32', connect)])).toEqual([true, true]);
    expect(connect).not.toHaveBeenCalled();
  });
});

describe('the watch for a place for tray icons', () => {
  async function watch(desktop: Parameters<typeof fakeBus>[0]) {
    const bus = fakeBus(desktop);
    const onAppear = vi.fn();
    const dispose = await watchTrayHost('linux', onAppear, bus.connect);
    return { ...bus, onAppear, end: dispose };
  }

  it('reports a panel that starts after the app', async () => {
    const { onAppear, changeOwner } = await watch({ owned: false });
    await changeOwner(':1.9');
    expect(onAppear).toHaveBeenCalledOnce();
  });

  it('waits until the panel shows icons too', async () => {
    const { onAppear, changeOwner, register } = await watch({ owned: false, registered: false });
    await changeOwner(':1.9');
    expect(onAppear).not.toHaveBeenCalled();
    await register(true);
    expect(onAppear).toHaveBeenCalledOnce();
  });

  it('reports a panel that was started again, and nothing while it stays', async () => {
    const { onAppear, changeOwner, register } = await watch({});
    await register(true);
    expect(onAppear).not.toHaveBeenCalled();
    await changeOwner('');
    await changeOwner(':1.12');
    await register(false);
    await register(true);
    expect(onAppear).toHaveBeenCalledTimes(2);
  });

  it('is not misled by the names of others', async () => {
    const { onAppear, send } = await watch({ owned: false });
    const body = ['org.freedesktop.Notifications', '', ':1.3'];
    await send({ interface: 'org.freedesktop.DBus', member: 'NameOwnerChanged', body });
    expect(onAppear).not.toHaveBeenCalled();
  });

  it('ends its connection', async () => {
    const { end, dispose } = await watch({});
    end();
    expect(dispose).toHaveBeenCalledOnce();
  });

  it('does nothing without a session bus, nor on macOS and Windows', async () => {
    const connect = vi.fn(() => Promise.reject(new Error('no bus')));
    for (const platform of ['linux', 'darwin', 'win32'] as const) (await watchTrayHost(platform, vi.fn(), connect))();
    expect(connect).toHaveBeenCalledOnce();
  });
});
