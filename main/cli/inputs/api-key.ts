import { keyGatewayOf, mayReceiveKey, parseKeyGateway } from '../../../core/connection/key-gateway.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import { secretFiles } from '../../host/stores/secret-files.ts';
import { usageError } from '../exit-status.ts';

/** The key that a command is given: of its key file, else of EVENTORY_API_KEY; `null` if neither is given. */
export function givenKey(fileKey: string | undefined, env: NodeJS.ProcessEnv): string | null {
  return fileKey ?? (env.EVENTORY_API_KEY?.trim() || null);
}

interface KeySources {
  /** The key in the file. */
  readonly 'api-key-file'?: string;
  readonly url?: string;
  readonly ca?: string;
}

type KeyResult = { readonly key: string; readonly why: null } | { readonly key: null; readonly why: string };

/**
 * The key to connect with, from the first source that has one, or why there is none. The stored key goes to the gateway
 * that it was entered for, or to the one that the command names.
 */
export async function findApiKey(
  given: KeySources,
  env: NodeJS.ProcessEnv,
  folder: string,
  gateway: Settings['gateway'],
): Promise<KeyResult> {
  const ofCommand = givenKey(given['api-key-file'], env);
  if (ofCommand !== null) return { key: ofCommand, why: null };
  const secrets = secretFiles(folder);
  const key = await secrets.get('api_key');
  const enteredFor = parseKeyGateway(await secrets.get('api_key_gateway'));
  const named = given.url !== undefined || given.ca !== undefined;
  if (key !== null && enteredFor !== null && !named && !mayReceiveKey(enteredFor, keyGatewayOf(gateway))) {
    const why = `The stored key was entered for ${enteredFor.host}, and the settings name another gateway or CA file. Enter the key again in the app, or name the gateway with --url.`;
    return { key: null, why };
  }
  if (key !== null) return { key, why: null };
  const why =
    'There is no API key. Set EVENTORY_API_KEY, give a file with --api-key-file FILE, or enter it in the app ("serve").';
  return { key: null, why };
}

/** The same for a command that cannot do without. */
export async function readRequiredKey(...sources: Parameters<typeof findApiKey>): Promise<string> {
  const { key, why } = await findApiKey(...sources);
  if (key === null) throw usageError(why);
  return key;
}
