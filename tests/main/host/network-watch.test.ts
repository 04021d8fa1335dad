import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { watchNetwork } from '../../../main/host/network-watch.ts';
import { createVirtualClock } from '../engine/gateway/virtual-clock.ts';

const at = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac: '00:00:00:00:00:00',
  internal,
  cidr: null,
});

function watching(first: NetworkInterfaceInfo[]) {
  const clock = createVirtualClock();
  let addresses = first;
  let asleepMs = 0;
  const watch = watchNetwork({ ...clock, now: () => clock.now() + asleepMs }, () => ({ eth0: addresses }));
  const events: string[] = [];
  watch.onEvent((event) => events.push(event));
  return {
    clock,
    watch,
    events,
    move(now: NetworkInterfaceInfo[]) {
      addresses = now;
      clock.pass(2_000);
    },
    sleep(ms: number) {
      asleepMs += ms;
      clock.pass(2_000);
    },
  };
}

describe('the network watch', () => {
  it('reports when the network goes, comes back and is another', () => {
    const { events, watch, move } = watching([at('10.0.0.5')]);
    expect(watch.isOnline()).toBe(true);
    move([at('127.0.0.1', true), at('fe80::1')]);
    expect(watch.isOnline()).toBe(false);
    move([at('10.0.0.5')]);
    move([at('192.168.1.7')]);
    move([at('192.168.1.7')]);
    expect(events).toEqual(['offline', 'online', 'changed']);
  });

  it('takes a clock that jumped for a sleep', () => {
    const { events, sleep } = watching([at('10.0.0.5')]);
    sleep(5_000);
    expect(events).toEqual([]);
    sleep(60_000);
    expect(events).toEqual(['resume']);
  });

  it('goes on when the system cannot list the interfaces, as without file descriptors', () => {
    const clock = createVirtualClock();
    let list = (): Record<string, NetworkInterfaceInfo[]> => ({ eth0: [at('10.0.0.5')] });
    const watch = watchNetwork(clock, () => list());
    const events: string[] = [];
    watch.onEvent((event) => events.push(event));
    list = () => {
      throw new Error('A system error occurred: uv_interface_addresses returned EMFILE');
    };
    clock.pass(5_000);
    expect([watch.isOnline(), events]).toEqual([true, []]);
    list = () => ({ eth0: [at('192.168.1.7')] });
    clock.pass(2_000);
    expect(events).toEqual(['changed']);
  });

  it('starts when the system cannot list the interfaces', () => {
    const failing = () => {
      throw new Error('EMFILE');
    };
    expect(watchNetwork(createVirtualClock(), failing).isOnline()).toBe(false);
  });

  it('leaves no timer behind', () => {
    const { clock, watch } = watching([]);
    watch.dispose();
    expect(clock.pending()).toBe(0);
  });
});
