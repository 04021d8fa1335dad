import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Types of file systems (statfs(2)) in which no folder can be made: /proc and /sys. */
const KERNEL_FILE_SYSTEMS: readonly number[] = [0x9fa0, 0x62656572];

/**
 * The folder that a flag or variable names, which need not be there. Throws if it cannot be made: in /proc Node would try
 * for minutes.
 */
export function parseDataFolder(folder: string): string {
  const existing = closestExisting(resolve(folder));
  if (!statSync(existing).isDirectory()) {
    throw new Error(`${existing} is a file. Name a folder that is there or can be made.`);
  }
  if (process.platform === 'linux' && KERNEL_FILE_SYSTEMS.includes(statfsSync(existing).type)) {
    throw new Error(`${existing} belongs to the kernel and stores nothing. Name a folder on a disk.`);
  }
  return folder;
}

function closestExisting(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : closestExisting(dirname(path));
}
