import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run, startGateway } from '../../harness.ts';

/** A connected `watch --json` with a watchlist file of these entries. */
export async function watching(entries: readonly unknown[], ...more: string[]) {
  const { gateway, flags, env, folder } = await startGateway();
  const file = join(folder, 'watchlist.json');
  await writeFile(file, JSON.stringify(entries));
  const watch = await run(['watch', '--json', ...flags, '--watchlist', file, ...more], env);
  await gateway.waitForConnections();
  return { gateway, watch };
}

export const ofType = (lines: Record<string, unknown>[], type: string) => lines.filter((line) => line.type === type);
export const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
