import { keyGatewayOf, mayReceiveKey, parseKeyGateway } from '../../core/connection/key-gateway.ts';
import type { Settings } from '../../core/settings/settings.ts';
import { secretFiles } from '../host/stores/secret-files.ts';
import { usageError } from './exit-status.ts';
import { readTextFile } from './read-text-file.ts';

/** The key of a file, else of EVENTORY_API_KEY; `null` if neither is given. */
export function readGivenKey(file: string | undefined, env: NodeJS.ProcessEnv): string | null {
  if (file === undefined) return env.EVENTORY_API_KEY?.trim() || null;
  const key = readTextFile(file, 'The key file').trim();
  if (key === '') throw usageError(`The key file ${file} is empty. Put the API key in it, on one line.`);
  if (/\s/.test(key)) throw usageError(`The key file ${file} holds more than a key. Put only the API key in it.`);
  return key;
}

/**
 * The key to connect with, from the first source that has one. The stored key goes to the gateway that it was entered for,
 * or to the one that the command names.
 */
export async function readRequiredKey(
  given: { readonly 'api-key-file'?: string; readonly url?: string; readonly ca?: string },
  env: NodeJS.ProcessEnv,
  folder: string,
  gateway: Settings['gateway'],
): Promise<string> {
  const givenKey = readGivenKey(given['api-key-file'], env);
  if (givenKey !== null) return givenKey;
  const secrets = secretFiles(folder);
  const key = await secrets.get('api_key');
  const enteredFor = parseKeyGateway(await secrets.get('api_key_gateway'));
  const named = given.url !== undefined || given.ca !== undefined;
  if (key !== null && enteredFor !== null && !named && !mayReceiveKey(enteredFor, keyGatewayOf(gateway))) {
    throw usageError(
      `The stored key was entered for ${enteredFor.host}, and the settings name another gateway or CA file. Enter the key again in the app, or name the gateway with --url.`,
    );
  }
  if (key !== null) return key;
  throw usageError(
    'There is no API key. Set EVENTORY_API_KEY, give a file with --api-key-file FILE, or enter it in the app ("serve").',
  );
}
