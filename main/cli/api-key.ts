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

/** The key to connect with, from the first source that has one. */
export async function readRequiredKey(
  file: string | undefined,
  env: NodeJS.ProcessEnv,
  folder: string,
): Promise<string> {
  const key = readGivenKey(file, env) ?? (await secretFiles(folder).get('api_key'));
  if (key !== null) return key;
  throw usageError(
    'There is no API key. Set EVENTORY_API_KEY, give a file with --api-key-file FILE, or enter it in the app ("serve").',
  );
}
