import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isBuiltInSound } from '../../../core/alerts/sounds.ts';
import { isOwnSoundId } from '../../../core/settings/own-sounds.ts';
import type { SoundPlayer } from '../../engine/ports.ts';
import { scaleWavVolume } from './wav.ts';

/** Longer than any sound lasts, with the start of a slow player. */
const PLAY_TIMEOUT_MS = 20_000;

/** How a program plays a WAV file. */
interface Player {
  readonly program: string;
  args(file: string): readonly string[];
}

/** In the order they are tried. The volume is in the file, because half of the players cannot set it. */
const PLAYERS: Readonly<Partial<Record<NodeJS.Platform, readonly Player[]>>> = {
  linux: [
    { program: 'pw-play', args: (file) => [file] },
    { program: 'paplay', args: (file) => [file] },
    { program: 'aplay', args: (file) => ['-q', file] },
  ],
  darwin: [{ program: '/usr/bin/afplay', args: (file) => [file] }],
  win32: [
    {
      program: 'powershell.exe',
      args: (file) => [
        '-NoProfile',
        '-NonInteractive',
        '-Command',
        `(New-Object System.Media.SoundPlayer '${file.replaceAll("'", "''")}').PlaySync()`,
      ],
    },
  ],
};

export interface SystemSoundPlayer extends SoundPlayer {
  /** Removes the files it made. */
  dispose(): void;
}

/**
 * Plays the app's sounds and the user's own with a player the system has.
 *
 * @param options `folder` holds `ID.wav` for each sound of the app; `readOwn` reads the file of an own one; `players` are the platform's unless a test replaces them.
 */
export function createSoundPlayer(options: {
  readonly folder: string;
  readonly readOwn: (id: string) => Promise<Buffer>;
  readonly players?: readonly Player[];
}): SystemSoundPlayer {
  const players = options.players ?? PLAYERS[process.platform] ?? [];
  const files = new Map<string, Promise<string>>();
  let temporaryFolder: string | null = null;
  let workingPlayer: Player | null = null;

  /** The file of a sound at a volume, made once; again if the system has swept it away. */
  async function fileFor(sound: string, volume: number): Promise<string> {
    const percent = Math.round(Math.min(1, Math.max(0, volume)) * 100);
    const isOwn = isOwnSoundId(sound);
    const original = join(options.folder, `${sound}.wav`);
    if (percent === 100 && !isOwn) return original;
    const name = `${sound}-${percent}.wav`;
    const known = await files.get(name);
    if (known !== undefined && existsSync(known)) return known;
    const creating = (async () => {
      const wav = isOwn ? await options.readOwn(sound) : await readFile(original);
      if (temporaryFolder === null || !existsSync(temporaryFolder)) {
        temporaryFolder = mkdtempSync(join(tmpdir(), 'eventory-tray-'));
      }
      const file = join(temporaryFolder, name);
      await writeFile(file, scaleWavVolume(wav, percent / 100));
      return file;
    })();
    files.set(name, creating);
    creating.catch(() => files.delete(name));
    return creating;
  }

  return {
    async play(sound, volume) {
      if (!isBuiltInSound(sound) && !isOwnSoundId(sound)) throw new Error(`There is no sound named "${sound}".`);
      const file = await fileFor(sound, volume);
      const failures: string[] = [];
      for (const player of workingPlayer === null
        ? players
        : [workingPlayer, ...players.filter((one) => one !== workingPlayer)]) {
        const failure = await runPlayer(player.program, player.args(file));
        if (failure === null) {
          workingPlayer = player;
          return;
        }
        failures.push(failure);
      }
      throw new Error(
        players.length === 0 ? 'No sound player is known for this system.' : `No sound played: ${failures.join('; ')}.`,
      );
    },
    dispose() {
      if (temporaryFolder !== null) rmSync(temporaryFolder, { recursive: true, force: true });
      temporaryFolder = null;
      files.clear();
    },
  };
}

/** `null` if it played, else what went wrong in a few words. */
function runPlayer(program: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: PLAY_TIMEOUT_MS, windowsHide: true }, (error) => {
      if (error === null) resolve(null);
      else if (error.code === 'ENOENT') resolve(`${program} is not installed`);
      else resolve(`${program} ended with ${error.signal ?? `status ${error.code}`}`);
    });
  });
}
