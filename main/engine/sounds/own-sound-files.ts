import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { checkOwnSound, isOwnSoundId, MAX_WAV_BYTES, ownSoundId } from '../../../core/settings/own-sounds.ts';
import { UnusableSound } from '../ports.ts';

const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;
/** In the data folder, and in a backup. */
export const SOUNDS_FOLDER = 'sounds';
const REMOVED = '.removed';
/** So many of those that were removed last can be restored. */
const MAX_REMOVED = 10;

/** The files of own sounds: `sounds/ID.wav` in the data folder, which only the user can read. */
export interface OwnSoundFiles {
  /** Whose ids have a file, whole or not. */
  list(): Promise<readonly string[]>;
  /** @throws {UnusableSound} if the file is missing, or holds something else than what was stored. */
  read(id: string): Promise<Buffer>;
  /** @param wav has passed `checkOwnSound`. @returns its id. */
  write(wav: Uint8Array): Promise<string>;
  /** `restore` brings it back, until `discardRemoved`. Whether there was one. */
  remove(id: string): Promise<boolean>;
  restore(id: string): Promise<boolean>;
  /** Deletes the files that were removed in an earlier run. */
  discardRemoved(): Promise<void>;
}

export function createOwnSoundFiles(dataFolder: string): OwnSoundFiles {
  const folder = join(dataFolder, SOUNDS_FOLDER);
  const pathOf = (id: string) => {
    if (!isOwnSoundId(id)) throw new UnusableSound(`There is no sound named "${id}".`);
    return join(folder, `${id}.wav`);
  };
  const names = () => readdir(folder).catch((): string[] => []);
  const moved = (from: string, to: string) =>
    rename(from, to).then(
      () => true,
      () => false,
    );

  /** However many are added and removed, they do not fill the disk. */
  async function forgetOldest(): Promise<void> {
    const removed = (await names()).filter((name) => name.endsWith(REMOVED)).map((name) => join(folder, name));
    if (removed.length <= MAX_REMOVED) return;
    // Renaming changes this time.
    const times = new Map(await Promise.all(removed.map(async (path) => [path, (await stat(path)).ctimeMs] as const)));
    const oldest = removed.toSorted((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0)).slice(0, -MAX_REMOVED);
    for (const path of oldest) await rm(path, { force: true });
  }

  return {
    list: async () =>
      (await names())
        .filter((name) => name.endsWith('.wav'))
        .map((name) => name.slice(0, -4))
        .filter(isOwnSoundId),
    async read(id) {
      const wav = await readAtMost(pathOf(id), MAX_WAV_BYTES).catch((error: NodeJS.ErrnoException) => {
        const why = error.code === 'ENOENT' ? 'is missing' : `cannot be read (${error.message})`;
        throw new UnusableSound(`The file of the sound ${why}.`);
      });
      if (wavId(wav) !== id || checkOwnSound(wav) !== null)
        throw new UnusableSound('The file of the sound is damaged.');
      return wav;
    },
    async write(wav) {
      const id = wavId(wav);
      await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
      await writeFileAtomic(pathOf(id), Buffer.from(wav), { mode: FILE_MODE });
      return id;
    },
    async remove(id) {
      const isRemoved = await moved(pathOf(id), `${pathOf(id)}${REMOVED}`);
      await forgetOldest();
      return isRemoved;
    },
    restore: (id) => moved(`${pathOf(id)}${REMOVED}`, pathOf(id)),
    async discardRemoved() {
      const removed = (await names()).filter((name) => /\.wav\.(?:removed|[0-9]+)$/.test(name));
      await Promise.all(removed.map((name) => rm(join(folder, name), { force: true }).catch(() => {})));
    },
  };
}

/** The id of a sound, by what its file holds. */
export function wavId(wav: Uint8Array): string {
  return ownSoundId(createHash('sha256').update(wav).digest('hex'));
}

/** Whatever was put in its place, no more of it is read than a sound can have. */
async function readAtMost(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new Error('it is no file');
    if (stat.size > bytes) throw new Error('it is too large');
    return await file.readFile();
  } finally {
    await file.close();
  }
}
