import type { BridgeEvents } from '../../core/bridge/contract.ts';
import { createPause } from './alerts/pause.ts';
import type { EngineOptions } from './engine-options.ts';
import { createGatewayConnection } from './gateway/gateway-connection.ts';
import { createOwnSounds } from './sounds/own-sounds.ts';
import { createConditionStore } from './state/condition-store.ts';
import { createEmitter } from './state/emitter.ts';
import type { EngineChanges } from './state/engine-changes.ts';
import { withOverrides } from './stores/effective-settings.ts';
import { createProxyPassword } from './stores/proxy-password.ts';
import { openSessionStore } from './stores/session-store.ts';
import { openSettingsStore } from './stores/settings-store.ts';
import { createUpdateCheck } from './updates/update-check.ts';

/** What every other part uses. */
export function createEngineBase({ ports, overrides, version }: EngineOptions) {
  const { clock, log, stores } = ports;
  const onError = (error: unknown) => log.error(`a listener failed: ${(error as Error).message}`);
  const events = createEmitter<BridgeEvents>(onError);
  const changes = createEmitter<EngineChanges>(onError);
  const stateChanged = () => changes.emit('state', null);
  const conditions = createConditionStore(stateChanged);
  const settingsStore = openSettingsStore(stores.open('settings', 'live'), { conditions, clock, log });
  const settings = withOverrides(settingsStore, overrides);
  const ownSounds = createOwnSounds({ folder: stores.folder, settings, conditions, log });
  const session = openSessionStore(stores.open('session', 'live'), { conditions, clock, log });
  const pause = createPause(clock, session, stateChanged);
  const gateway = createGatewayConnection({ ...ports, random: Math.random });
  const proxyPassword = createProxyPassword(ports.secrets);
  const isEnabled = () => settings.get().check_updates;
  const updates = createUpdateCheck({ ...ports, version, isEnabled, onChange: stateChanged });
  return { ports, events, changes, conditions, settings, ownSounds, session, pause, gateway, proxyPassword, updates };
}

export type EngineBase = ReturnType<typeof createEngineBase>;
