import { networkInterfaces } from 'node:os';
import type { Net, PowerMonitor } from 'electron';
import type { Clock, NetworkEvent, NetworkWatch } from '../../engine/ports.ts';
import { readAddresses } from '../../host/network-watch.ts';
import { createListeners } from '../../lib/listeners.ts';

/** How often the network is checked: Electron reports sleep and lock, but not a changed network. */
const POLL_INTERVAL_MS = 1_000;

/** Sleep, lock and network changes of this machine, from its start until `stop`. */
export function desktopNetwork({
  powerMonitor,
  net,
  clock,
  interfaces = networkInterfaces,
}: {
  powerMonitor: Pick<PowerMonitor, 'on'>;
  net: Pick<Net, 'isOnline'>;
  clock: Clock;
  interfaces?: typeof networkInterfaces;
}): NetworkWatch & { dispose(): void } {
  const { emit, add: onEvent } = createListeners<NetworkEvent>();
  powerMonitor.on('suspend', () => emit('suspend'));
  powerMonitor.on('resume', () => emit('resume'));
  powerMonitor.on('lock-screen', () => emit('lock'));
  powerMonitor.on('unlock-screen', () => emit('unlock'));

  let online = net.isOnline();
  let knownAddresses = readAddresses('', interfaces);
  let cancel = clock.after(POLL_INTERVAL_MS, poll);
  function poll(): void {
    const wasOnline = online;
    const knownBefore = knownAddresses;
    online = net.isOnline();
    knownAddresses = readAddresses(knownBefore, interfaces);
    if (online !== wasOnline) emit(online ? 'online' : 'offline');
    else if (knownAddresses !== knownBefore) emit('changed');
    cancel = clock.after(POLL_INTERVAL_MS, poll);
  }

  return {
    isOnline: () => net.isOnline(),
    onEvent,
    dispose: () => cancel(),
  };
}
