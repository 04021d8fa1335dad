import { networkInterfaces } from 'node:os';
import type { Clock, NetworkEvent, NetworkWatch } from '../engine/ports.ts';
import { createListeners } from '../lib/listeners.ts';

/** How often the network and the clock are checked. */
const POLL_INTERVAL_MS = 1_000;
/** If a check comes this much later than planned, the machine slept. */
const SLEEP_THRESHOLD_MS = 10_000;

/**
 * Watches the network without system events: the machine's own addresses by polling, and sleep by a jump of the
 * clock. Runs until `stop`.
 */
export function watchNetwork(clock: Clock, interfaces = networkInterfaces): NetworkWatch & { dispose(): void } {
  const listeners = createListeners<NetworkEvent>();
  let addresses = readAddresses('', interfaces);
  let polledAtMs = clock.now();
  let cancel = clock.after(POLL_INTERVAL_MS, poll);

  function poll(): void {
    cancel = clock.after(POLL_INTERVAL_MS, poll);
    const lateMs = clock.now() - polledAtMs - POLL_INTERVAL_MS;
    polledAtMs = clock.now();
    const before = addresses;
    addresses = readAddresses(before, interfaces);
    if (addresses !== before) {
      listeners.emit(addresses === '' ? 'offline' : before === '' ? 'online' : 'changed');
    } else if (lateMs > SLEEP_THRESHOLD_MS) {
      listeners.emit('resume');
    }
  }

  return {
    isOnline: () => addresses !== '',
    onEvent: listeners.add,
    dispose: () => cancel(),
  };
}

/**
 * Every address of this machine except loopback and link-local ones; empty while there is no network. What was known
 * `before`, if the system refuses the question, for example while the app has no file descriptor left.
 */
export function readAddresses(before: string, interfaces = networkInterfaces): string {
  try {
    return externalAddresses(interfaces);
  } catch {
    return before;
  }
}

function externalAddresses(interfaces: typeof networkInterfaces): string {
  return Object.values(interfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, address }) => !internal && !/^fe80:/i.test(address))
    .map(({ address }) => address)
    .sort()
    .join(' ');
}
