import { readFileSync } from 'node:fs';

/**
 * What distinguishes a process from a later one with the same id: the boot it runs in and its start time, in the kernel's ticks.
 * Neither depends on the clock. `null` if there is no such process, or on a system without `/proc`.
 */
export function processIdentity(pid: number): string | null {
  try {
    const bootId = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses, and may hold anything. The start time is the 22nd.
    const startTicks = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .at(19);
    return startTicks === undefined ? null : `${bootId} ${startTicks}`;
  } catch {
    return null;
  }
}

/** Whether the process with this id is the one with this identity. Without `/proc`: whether there is one. */
export function isRunning(pid: number, identity: string | null): boolean {
  if (identity !== null) return processIdentity(pid) === identity;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
