import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a second instance hands to the first. */
export interface SecondInstance {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

let ownLock: string | null = null;

/**
 * Chromium's process singleton: the first process on a `userData` folder holds its lock; a later one hands over its
 * command line and gets `false`. The lock of a process that has ended counts for nothing.
 */
export function takeSingleInstance(
  userData: string,
  message: SecondInstance,
  onSecond: (message: SecondInstance) => void,
): boolean {
  if (ownLock !== null) return true;
  const folder = join(userData, 'fake-singleton');
  const lock = join(folder, 'pid');
  mkdirSync(folder, { recursive: true });
  if (!tryLock(lock)) {
    writeFileSync(join(folder, `second-${process.pid}.json`), JSON.stringify(message));
    return false;
  }
  ownLock = lock;
  process.on('exit', releaseSingleInstance);
  const deliver = () => {
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
      const file = join(folder, name);
      const text = readFileSync(file, 'utf8');
      if (text === '') continue;
      rmSync(file);
      onSecond(JSON.parse(text) as SecondInstance);
    }
  };
  watch(folder, { persistent: false }, deliver);
  return true;
}

export function releaseSingleInstance(): void {
  if (ownLock !== null) rmSync(ownLock, { force: true });
  ownLock = null;
}

function tryLock(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (isRunning(Number(readFileSync(lock, 'utf8')))) return false;
    rmSync(lock, { force: true });
    return tryLock(lock);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
