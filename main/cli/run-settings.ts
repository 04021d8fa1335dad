import { readFileSync } from 'node:fs';
import { ENDPOINTS, gatewayUrlSchema, type Settings } from '../../core/settings/settings.ts';
import { fileStores } from '../browser/document-stores.ts';
import { secretFiles } from '../browser/secret-files.ts';
import { checkSettings, mergeSettings, readSettings } from '../engine/stores/settings-store.ts';
import { usageError } from './exit.ts';
import { oneOf } from './flags.ts';

interface GatewayGiven {
  readonly url?: string;
  readonly endpoint?: string;
  readonly ca?: string;
  readonly unlisted?: string;
}

/** The settings that flags and variables give, checked; what is absent is left to the stored settings. */
export function givenSettings(given: GatewayGiven): Record<string, unknown> {
  const endpoint = oneOf('endpoint', given.endpoint, ENDPOINTS);
  const unlisted = oneOf('unlisted', given.unlisted, ['alert', 'feed']);
  const gateway = {
    ...(given.url === undefined ? {} : { url: checkedUrl(given.url) }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(given.ca === undefined ? {} : { ca_file: checkedCaFile(given.ca) }),
  };
  return {
    ...(Object.keys(gateway).length === 0 ? {} : { gateway }),
    ...(unlisted === undefined ? {} : { unlisted }),
  };
}

/** The settings of a run: what is given over what is stored, which is read without changing anything on disk. */
export function runSettings(folder: string, given: GatewayGiven, warn: (message: string) => void): Settings {
  const checked = checkSettings(mergeSettings(storedSettings(folder, warn), givenSettings(given)));
  if (checked.ok) return checked.value;
  throw usageError(checked.issues.map(({ path, message }) => `${path}: ${message}`).join('\n'));
}

function storedSettings(folder: string, warn: (message: string) => void): Settings {
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

/** The key of a file, else of EVENTORY_API_KEY; `null` where neither is given. */
export function givenKey(file: string | undefined, env: NodeJS.ProcessEnv): string | null {
  if (file === undefined) return env.EVENTORY_API_KEY?.trim() || null;
  const key = readTextFile(file, 'The key file').trim();
  if (key === '') throw usageError(`The key file ${file} is empty. Put the API key in it, on one line.`);
  if (/\s/.test(key)) throw usageError(`The key file ${file} holds more than a key. Put only the API key in it.`);
  return key;
}

/** The key to connect with, from wherever there is one. */
export async function requiredKey(file: string | undefined, env: NodeJS.ProcessEnv, folder: string): Promise<string> {
  const key = givenKey(file, env) ?? (await secretFiles(folder).get('api_key'));
  if (key !== null) return key;
  throw usageError(
    'There is no API key. Set EVENTORY_API_KEY, give a file with --api-key-file FILE, or enter it in the app ("serve").',
  );
}

/** Reads a text file that a flag names. */
export function readTextFile(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? 'does not exist'
        : code === 'EACCES'
          ? 'may not be read by you'
          : code === 'EISDIR'
            ? 'is a folder'
            : `cannot be read (${code})`;
    throw usageError(`${what} ${path} ${why}. Check the path.`);
  }
}

function checkedUrl(url: string): string {
  const checked = gatewayUrlSchema.safeParse(url);
  if (checked.success) return checked.data;
  throw usageError(checked.error.issues[0]?.message ?? 'The gateway address cannot be used.');
}

function checkedCaFile(path: string): string {
  if (!readTextFile(path, 'The CA file').includes('-----BEGIN CERTIFICATE-----')) {
    throw usageError(`The CA file ${path} holds no certificate. It must be in PEM form (-----BEGIN CERTIFICATE-----).`);
  }
  return path;
}
