import type { Endpoint } from '../../core/notification/endpoint.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { createProxyPassword } from '../engine/stores/proxy-password.ts';
import { readSettings } from '../engine/stores/read-settings.ts';
import { checkSettings, mergeSettings } from '../engine/stores/settings-store.ts';
import { fileStores } from '../host/stores/file-stores.ts';
import { secretFiles } from '../host/stores/secret-files.ts';
import { usageError } from './exit-status.ts';

interface SettingFlags {
  readonly url?: string;
  readonly endpoint?: Endpoint;
  readonly ca?: string;
  readonly unlisted?: 'alert' | 'feed';
}

/** The settings that flags and variables give, checked; what is absent is left to the stored settings. */
export function settingsFromFlags({ url, endpoint, ca, unlisted }: SettingFlags): Record<string, unknown> {
  const gateway = {
    ...(url === undefined ? {} : { url }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(ca === undefined ? {} : { ca_file: ca }),
  };
  return {
    ...(Object.keys(gateway).length === 0 ? {} : { gateway }),
    ...(unlisted === undefined ? {} : { unlisted }),
  };
}

/** The settings of a run: what is given over what is stored, which is read without changing anything on disk. */
export function readRunSettings(folder: string, given: SettingFlags, warn: (message: string) => void): Settings {
  const checked = checkSettings(mergeSettings(readStoredSettings(folder, warn), settingsFromFlags(given)));
  if (checked.ok) return checked.value;
  throw usageError(checked.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
}

/** The proxy setting with its stored password. */
export async function completeProxy(setting: string, folder: string): Promise<string> {
  const password = createProxyPassword(secretFiles(folder));
  await password.load();
  return password.addTo(setting);
}

function readStoredSettings(folder: string, warn: (message: string) => void): Settings {
  const store = fileStores(folder, Date.now).open('settings', 'live');
  let document: unknown;
  try {
    document = store.read();
  } catch (error) {
    warn(`The stored settings cannot be read (${(error as Error).message}); the defaults are used: ${store.path}`);
  }
  const { settings, problem } = readSettings(document ?? { version: 1, settings: {} });
  if (problem !== null) warn(`Some stored settings cannot be used (${problem}): ${store.path}`);
  return settings;
}
