import { access, constants, mkdir } from 'node:fs/promises';

/** What it means that the app's folder cannot be made or written, in sentences for the terminal; `null` if it can. */
export async function describeUnwritableFolder(folder: string): Promise<string | null> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return `Nothing can be stored in ${folder} (${(error as Error).message}). Alerts work, but your changes and the history of this run are lost when the app ends. Let your account write in the folder, or choose another with --data, then start again.`;
  }
}
