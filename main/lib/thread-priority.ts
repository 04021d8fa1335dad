import { getPriority, setPriority } from 'node:os';

/** How much nicer the thread is to others, of the 19 steps that Linux knows: beside a thread that is not, it gets a quarter of a core. */
const STEPS = 5;
const NICEST = 19;

/**
 * Lets other threads of the process go first if there are more of them than cores. Only Linux gives each thread a priority of its own;
 * on other systems this would be the priority of the whole process, so nothing changes there.
 */
export function lowerThreadPriority(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(Math.min(NICEST, getPriority() + STEPS));
  } catch {
    // A container may forbid it. The thread then runs as any other.
  }
}
