import type { NetworkInterfaceInfo } from 'node:os';
import type { Net, PowerMonitor } from 'electron';
import { describe, expect, it } from 'vitest';
import { desktopNetwork } from '../../../../main/desktop/ports/desktop-network.ts';
import type { NetworkEvent } from '../../../../main/engine/ports.ts';
import { emitter, virtualClock } from '../support.ts';

describe('the network watch', () => {
  function watched() {
    const power = emitter();
    let online = true;
    let addresses: string | null = '192.0.2.1';
    const clock = virtualClock();
    const watch = desktopNetwork({
      powerMonitor: { on: power.on.bind(power) as unknown as PowerMonitor['on'] },
      net: { isOnline: () => online } satisfies Pick<Net, 'isOnline'>,
      clock,
      interfaces: () => {
        if (addresses === null) throw new Error('A system error occurred: uv_interface_addresses returned EMFILE');
        return { eth0: [{ address: addresses, internal: false } as NetworkInterfaceInfo] };
      },
    });
    const heard: NetworkEvent[] = [];
    const stopHearing = watch.onEvent((event) => heard.push(event));
    return {
      power,
      clock,
      watch,
      heard,
      stopHearing,
      set: (next: { online?: boolean; addresses?: string | null }) => {
        online = next.online ?? online;
        if (next.addresses !== undefined) addresses = next.addresses;
      },
    };
  }

  it('reports sleep and lock at once', () => {
    const { power, heard } = watched();
    for (const name of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) power.emit(name);
    expect(heard).toEqual(['suspend', 'resume', 'lock', 'unlock']);
  });

  it('goes on while the system does not tell the addresses, of which then none has changed', () => {
    const { clock, heard, set } = watched();
    set({ addresses: null });
    clock.advance(2_000);
    set({ addresses: '192.0.2.1' });
    clock.advance(2_000);
    expect(heard).toEqual([]);
    set({ addresses: '198.51.100.7' });
    clock.advance(2_000);
    expect(heard).toEqual(['changed']);
  });

  it('reports within 2 s that the network went, came, or changed', () => {
    const { clock, heard, set, watch } = watched();
    set({ online: false });
    clock.advance(2_000);
    expect(watch.isOnline()).toBe(false);
    set({ online: true, addresses: '198.51.100.7' });
    clock.advance(2_000);
    set({ addresses: '203.0.113.9' });
    clock.advance(2_000);
    clock.advance(60_000);
    expect(heard).toEqual(['offline', 'online', 'changed']);
  });

  it('is quiet once stopped or no longer listened to', () => {
    const { clock, heard, set, watch, stopHearing, power } = watched();
    watch.dispose();
    set({ online: false });
    clock.advance(10_000);
    stopHearing();
    power.emit('resume');
    expect(heard).toEqual([]);
  });
});
