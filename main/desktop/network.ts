import { networkInterfaces } from 'node:os';
import type { Net, PowerMonitor } from 'electron';
import type { Clock, NetworkEvent, NetworkWatch } from '../engine/ports.ts';

/** How often the network is looked at: Electron tells of sleep and lock, but not of a changed network. */
const LOOK_EVERY_MS = 1_000;

/** Sleep, lock and network changes of this machine, from its start until `stop`. */
export function watchNetwork({
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
  const tell = (event: NetworkEvent) => {
    for (const listener of listeners) listener(event);
  };
  powerMonitor.on('suspend', () => tell('suspend'));
  powerMonitor.on('resume', () => tell('resume'));
  powerMonitor.on('lock-screen', () => tell('lock'));
  powerMonitor.on('unlock-screen', () => tell('unlock'));

  let online = net.isOnline();
  let known = addresses();
  let cancel = clock.after(LOOK_EVERY_MS, look);
  function look(): void {
    const wasOnline = online;
    const knownBefore = known;
    online = net.isOnline();
    known = addresses();
    if (online !== wasOnline) tell(online ? 'online' : 'offline');
    else if (known !== knownBefore) tell('changed');
    cancel = clock.after(LOOK_EVERY_MS, look);
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
