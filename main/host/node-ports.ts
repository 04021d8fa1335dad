import type { HostCapabilities } from '../../core/bridge/state/app.ts';
import { chooseProxy } from '../engine/gateway/choose-proxy.ts';
import type { Ports } from '../engine/ports.ts';
import { watchKeyUsers } from './locks/key-users.ts';
import { fileLog } from './log.ts';
import { watchNetwork } from './network-watch.ts';
import { noConfirmation } from './no-confirmation.ts';
import { noSystemProxies } from './no-system-proxies.ts';
import { nodeAbilities } from './node-abilities.ts';
import { nodeAlertPorts } from './node-alert-ports.ts';
import { runProgram } from './programs/run-program.ts';
import { createSystemVoice } from './sounds/system-voice.ts';
import { fileStores } from './stores/file-stores.ts';
import { secretFiles, withTemporaryKey } from './stores/secret-files.ts';
import { systemClock } from './system-clock.ts';
import { followTimeZone } from './time-zone.ts';
import { createReleaseAnnouncer } from './updates/release-announcer.ts';

interface NodePorts {
  readonly ports: Ports;
  readonly abilities: HostCapabilities;
  /** Whether the system can show toasts; `null` if only a try can show it. */
  readonly toastsReachable: boolean | null;
  dispose(): void;
}

/** The ports as plain Node implements them, what they can do, and how to dispose of them. */
export async function nodePorts(folder: string, apiKey: string | null): Promise<NodePorts> {
  const log = fileLog(folder);
  const stored = secretFiles(folder);
  const network = watchNetwork(systemClock);
  const timeZone = followTimeZone(systemClock);
  const alertPorts = await nodeAlertPorts(folder);
  return {
    ports: {
      clock: systemClock,
      stores: fileStores(folder, systemClock.now),
      secrets: apiKey === null ? stored : withTemporaryKey(stored, apiKey),
      toaster: alertPorts.toaster,
      links: alertPorts.links,
      sounds: alertPorts.sounds,
      voice: createSystemVoice(),
      programs: { run: runProgram },
      network,
      presence: null,
      proxies: noSystemProxies,
      keyUsers: { watch: (apiKey, onOthers) => watchKeyUsers(apiKey, systemClock, onOthers) },
      backupFiles: null,
      confirmation: noConfirmation,
      pageAlerts: null,
      updater: createReleaseAnnouncer({ findProxy }),
      log,
    },
    abilities: nodeAbilities(alertPorts.toaster.hasActions),
    toastsReachable: alertPorts.toaster.reachable,
    dispose() {
      network.dispose();
      timeZone.dispose();
      alertPorts.dispose();
    },
  };
}

/** The proxy that the environment names: which one the settings name, only the engine knows. */
async function findProxy(url: string): Promise<URL | null> {
  const choice = await chooseProxy('system', url, noSystemProxies);
  return choice.ok ? choice.url : null;
}
