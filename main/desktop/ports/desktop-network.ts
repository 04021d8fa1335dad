import { networkInterfaces } from 'node:os';
import type { Net, PowerMonitor } from 'electron';
import type { Clock, NetworkEvent, NetworkWatch } from '../../engine/ports.ts';

/** How often the network is checked: Electron reports sleep and lock, but not a changed network. */
const POLL_INTERVAL_MS = 1_000;

/** Sleep, lock and network changes of this machine, from its start until `stop`. */
export function desktopNetwork({
  powerMonitor,
  net,
  clock,
  addresses = currentAddresses,
}: {
  powerMonitor: Pick<PowerMonitor, 'on'>;
  net: Pick<Net, 'isOnline'>;
  clock: Clock;
  /** Changes whenever the machine's own addresses do. */
  addresses?: () => string;
}): NetworkWatch & { stop(): void } {
  const listeners = new Set<(event: NetworkEvent) => void>();
  const notify = (event: NetworkEvent) => {
    for (const listener of listeners) listener(event);
  };
  powerMonitor.on('suspend', () => notify('suspend'));
  powerMonitor.on('resume', () => notify('resume'));
  powerMonitor.on('lock-screen', () => notify('lock'));
  powerMonitor.on('unlock-screen', () => notify('unlock'));

  let online = net.isOnline();
  let knownAddresses = addresses();
  let cancel = clock.after(POLL_INTERVAL_MS, poll);
  function poll(): void {
    const wasOnline = online;
    const knownBefore = knownAddresses;
    online = net.isOnline();
    knownAddresses = addresses();
    if (online !== wasOnline) notify(online ? 'online' : 'offline');
    else if (knownAddresses !== knownBefore) notify('changed');
    cancel = clock.after(POLL_INTERVAL_MS, poll);
  }

  return {
    isOnline: () => net.isOnline(),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => cancel(),
  };
}

function currentAddresses(): string {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => (addresses ?? []).filter((one) => !one.internal).map((one) => one.address))
    .sort()
    .join(' ');
}
