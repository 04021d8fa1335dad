import { networkInterfaces } from 'node:os';
import type { Clock, NetworkEvent, NetworkWatch } from '../engine/ports.ts';

/** How often the network and the clock are looked at. */
const LOOK_EVERY_MS = 1_000;
/** A look that comes this much later than planned: the machine slept. */
const SLEPT_MS = 10_000;

/**
 * Watches the network where no system event can be had: the machine's own addresses by polling, and sleep by a clock
 * that has jumped. Runs until `stop`.
 */
export function watchNetwork(clock: Clock, interfaces = networkInterfaces): NetworkWatch & { stop(): void } {
  const listeners = new Set<(event: NetworkEvent) => void>();
  let addresses = outsideAddresses(interfaces);
  let lookedAt = clock.now();
  let cancel = clock.after(LOOK_EVERY_MS, look);

  function tell(event: NetworkEvent): void {
    for (const listener of listeners) listener(event);
  }

  function look(): void {
    cancel = clock.after(LOOK_EVERY_MS, look);
    const late = clock.now() - lookedAt - LOOK_EVERY_MS;
    lookedAt = clock.now();
    const before = addresses;
    addresses = outsideAddresses(interfaces);
    if (addresses !== before) {
      tell(addresses === '' ? 'offline' : before === '' ? 'online' : 'changed');
    } else if (late > SLEPT_MS) {
      tell('resume');
    }
  }

  return {
    isOnline: () => addresses !== '',
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => cancel(),
  };
}

/** Every address but loopback and link-local ones; empty while there is no network. */
function outsideAddresses(interfaces: typeof networkInterfaces): string {
  return Object.values(interfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, address }) => !internal && !/^fe80:/i.test(address))
    .map(({ address }) => address)
    .sort()
    .join(' ');
}
