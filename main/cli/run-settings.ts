import { gatewayUrlSchema } from '../../core/connection/gateway-url.ts';
import { ENDPOINTS } from '../../core/notification/endpoint.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { createProxyPassword } from '../engine/stores/proxy-password.ts';
import { checkSettings, mergeSettings, readSettings } from '../engine/stores/settings-store.ts';
import { fileStores } from '../host/stores/file-stores.ts';
import { secretFiles } from '../host/stores/secret-files.ts';
import { usageError } from './exit-status.ts';
import { parseChoice } from './flags.ts';
import { readTextFile } from './read-text-file.ts';

interface SettingFlags {
  readonly url?: string;
  readonly endpoint?: string;
  readonly ca?: string;
  readonly unlisted?: string;
}

/** The settings that flags and variables give, checked; what is absent is left to the stored settings. */
export function settingsFromFlags(given: SettingFlags): Record<string, unknown> {
  const endpoint = parseChoice('endpoint', given.endpoint, ENDPOINTS);
  const unlisted = parseChoice('unlisted', given.unlisted, ['alert', 'feed']);
  const gateway = {
    ...(given.url === undefined ? {} : { url: parseGatewayUrl(given.url) }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(given.ca === undefined ? {} : { ca_file: validateCaFile(given.ca) }),
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

function parseGatewayUrl(url: string): string {
  const checked = gatewayUrlSchema.safeParse(url);
  if (checked.success) return checked.data;
  throw usageError(checked.error.issues[0]?.message ?? 'The gateway address cannot be used.');
}

function validateCaFile(path: string): string {
  if (!readTextFile(path, 'The CA file').includes('-----BEGIN CERTIFICATE-----')) {
    throw usageError(`The CA file ${path} holds no certificate. It must be in PEM form (-----BEGIN CERTIFICATE-----).`);
  }
  return path;
}
