import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../main/engine/temporary-folder.ts';

const SIZE = '3m';

/** A disk of 3 MB, in memory. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all the space that is left. */
  fill(): void;
  free(): void;
  setReadOnly(readOnly: boolean): void;
}

/** Why no disk can be mounted here; `null` where it can. */
export function smallDiskUnavailableReason(): string | null {
  if (process.platform !== 'linux') return 'a disk in memory is mounted on Linux only';
  if (process.getuid?.() !== 0) return 'mounting a disk needs root';
  const probe = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']);
  return probe.status === 0 ? null : `no disk can be mounted here: ${probe.error?.message ?? probe.stderr}`.trim();
}

/** Mounts one until the test has finished. */
export async function mountSmallDisk(): Promise<SmallDisk> {
  const folder = await temporaryFolder();
  mount('-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder);
  onTestFinished(() => {
    const { status, stderr } = spawnSync('umount', ['--lazy', folder]);
    if (status !== 0) throw new Error(`umount: ${stderr}`);
  });
  const filler = join(folder, 'filler');
  return {
    folder,
    fill() {
      for (const size of [1024 * 1024, 4096, 1]) {
        try {
          for (;;) writeFileSync(filler, new Uint8Array(size), { flag: 'a' });
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
    },
    free: () => rmSync(filler),
    setReadOnly: (readOnly) => mount('-o', `remount,${readOnly ? 'ro' : 'rw'}`, folder),
  };
}

function mount(...args: readonly string[]): void {
  const { status, stderr } = spawnSync('mount', args);
  if (status !== 0) throw new Error(`mount ${args.join(' ')}: ${stderr}`);
}
