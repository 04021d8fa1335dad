import type { HostAbilities } from '../../core/bridge/contract.ts';
import type { Ports } from '../engine/ports.ts';
import { systemClock } from '../host/system-clock.ts';
import { fileStores } from './document-stores.ts';
import { hostAlertPorts } from './host-alert-ports.ts';
import { fileLog } from './log.ts';
import { watchNetwork } from './network-watch.ts';
import { noSystemProxies } from './no-system-proxies.ts';
import { secretFiles, withGivenKey } from './secret-files.ts';

/** The ports as plain Node implements them, what they can do, and how to let go of them. */
export async function nodePorts(
  folder: string,
  apiKey: string | null,
): Promise<{ ports: Ports; abilities: HostAbilities; close: () => void }> {
  const log = fileLog(folder);
  const stored = secretFiles(folder);
  const network = watchNetwork(systemClock);
  const alertPorts = await hostAlertPorts(folder);
  return {
    ports: {
      clock: systemClock,
      stores: fileStores(folder, systemClock.now),
      secrets: apiKey === null ? stored : withGivenKey(stored, apiKey),
      toaster: alertPorts.toaster,
      links: alertPorts.links,
      sounds: alertPorts.sounds,
      network,
      proxies: noSystemProxies,
      log,
    },
    abilities: {
      tray: false,
      open_at_login: false,
      global_shortcuts: false,
      toast_actions: alertPorts.toaster.has_actions,
    },
    close() {
      network.stop();
      alertPorts.close();
    },
  };
}
