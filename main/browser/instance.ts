import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

/** How long an instance may take to answer before it counts as gone. */
const ANSWER_TIMEOUT_MS = 2_000;

const START_WAIT_MS = 250;
const START_TRIES = 20;

const claimSchema = z.object({ pid: z.number().int().positive(), address: z.string() });

export interface Claim {
  /** Tells later instances where this one can be reached: the page's address with its token. */
  publish(address: string): Promise<void>;
  release(): Promise<void>;
}

/**
 * Claims the app's folder for this process: a second connection with the same key would eat the first one's alerts
 * (design section 7). The claim of a process that is gone, or does not answer, is taken over.
 *
 * @param path the file of the claim. Only its user can read it: it holds the page's token.
 * @returns the claim, or the address of the instance that runs already.
 */
export async function claimInstance(path: string): Promise<Claim | { readonly running: string }> {
  const mine = (address: string): string => JSON.stringify({ pid: process.pid, address });
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  for (let tries = 0; ; tries++) {
    try {
      await writeFile(path, mine(''), { flag: 'wx', mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 2) throw error;
      const running = await runningInstance(path);
      if (running !== null) return { running };
      await rm(path, { force: true });
    }
  }
  return {
    publish: (address) => writeFileAtomic(path, mine(address), { mode: 0o600 }),
    release: () => rm(path, { force: true }),
  };
}

/** The address of the instance a claim names; `null` where there is none that answers. One that starts is waited for. */
export async function runningInstance(path: string): Promise<string | null> {
  try {
    for (let tries = 0; tries < START_TRIES; tries++) {
      const { pid, address } = claimSchema.parse(JSON.parse(await readFile(path, 'utf8')));
      process.kill(pid, 0);
      if (address === '') {
        await setTimeout(START_WAIT_MS);
        continue;
      }
      await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS) });
      return address;
    }
  } catch {
    // No claim, no such process, or no answer: whichever it is, nothing runs there.
  }
  return null;
}
