import type { SaveResult } from '../../../core/bridge/save-result.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { checkSettings, mergeSettings, type SettingsStore } from './settings-store.ts';

/** The settings that count: those stored, and over them the ones given for this run only. */
export type EffectiveSettings = SettingsStore;

/** Throws an Error fit to show if the overrides do not fit the schema. */
export function withOverrides(
  store: SettingsStore,
  overrides: Readonly<Record<string, unknown>> | undefined,
): EffectiveSettings {
  if (overrides === undefined) return store;

  function merge(stored: Settings): Settings {
    const merged = checkSettings(mergeSettings(stored, overrides ?? {}));
    if (!merged.ok) throw new Error(merged.issues.map(({ path, message }) => `${path}: ${message}`).join('; '));
    return merged.value;
  }

  let settings = merge(store.get());
  return {
    ...store,
    get: () => settings,
    update(patch): SaveResult<Settings> {
      const saved = store.update(patch);
      if (!saved.ok) return saved;
      settings = merge(saved.value);
      return { ok: true, value: settings };
    },
    reload() {
      store.reload();
      settings = merge(store.get());
    },
  };
}

/** Whether the overrides name the gateway or its CA file. */
export function namesGateway(overrides: Readonly<Record<string, unknown>> | undefined): boolean {
  const gateway = overrides?.gateway;
  return typeof gateway === 'object' && gateway !== null && ('url' in gateway || 'ca_file' in gateway);
}
