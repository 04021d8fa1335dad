import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseKeyGateway } from '../../../core/connection/key-gateway.ts';
import { secretFiles } from './secret-files.ts';

/** The file in the data folder in which the desktop app keeps secrets, by name. */
export const DESKTOP_SECRETS_FILE = 'secrets.json';

/**
 * Whether a folder holds a key that an earlier version of the app stored, without the gateway that it was entered for: the
 * next start gives it to the gateway of the settings. Secrets of the desktop app are not read, only their names.
 */
export async function hasUnboundKey(folder: string): Promise<boolean> {
  const secrets = secretFiles(folder);
  if ((await secrets.get('api_key')) !== null && parseKeyGateway(await secrets.get('api_key_gateway')) === null)
    return true;
  const text = await readFile(join(folder, DESKTOP_SECRETS_FILE), 'utf8').catch(() => '{}');
  const names = namesIn(text);
  return names.has('api_key') && !names.has('api_key_gateway');
}

/** What cannot be read counts as if it held only the key: then it is better to ask. */
function namesIn(text: string): ReadonlySet<string> {
  try {
    return new Set(Object.keys(JSON.parse(text)));
  } catch {
    return new Set(['api_key']);
  }
}
