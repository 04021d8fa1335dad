import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnusableSound } from '../../../../main/engine/ports.ts';
import { wavId } from '../../../../main/engine/sounds/own-sound-files.ts';
import { createSoundPlayer } from '../../../../main/host/sounds/sound-player.ts';
import { buildWav } from '../../../support/build-wav.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'assets', 'sounds');

const NO_OWN = () => Promise.reject(new Error('There is none.'));
type Options = Parameters<typeof createSoundPlayer>[0];
const createPlayer = (options: Pick<Options, 'players'> & Partial<Options>) =>
  createSoundPlayer({ folder: FOLDER, readOwn: NO_OWN, ...options });

describe.skipIf(process.platform === 'win32')('playing a sound', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'eventory-sounds-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const player = (name: string, script: string) => {
    const program = join(folder, name);
    writeFileSync(program, `#!/bin/sh\n${script}\n`);
    chmodSync(program, 0o755);
    return { program, args: (file: string) => [file] };
  };
  const played = () => readFileSync(join(folder, 'played'));
  const record = () => player('record', `cp "$1" '${join(folder, 'played')}'; echo "$1" >'${join(folder, 'path')}'`);

  it('hands the file to the first player that is there and works', async () => {
    const missing = { program: join(folder, 'missing'), args: () => [] };
    const sounds = createPlayer({ players: [missing, player('mute', 'exit 1'), record()] });
    await sounds.play('chime', 1);
    expect(played().equals(readFileSync(join(FOLDER, 'chime.wav')))).toBe(true);
  });

  it('makes it quieter in the file itself, and cleans up', async () => {
    const sounds = createPlayer({ players: [record()] });
    await sounds.play('chime', 0.5);
    const loudest = (file: Buffer) =>
      new Int16Array(file.buffer.slice(file.byteOffset + 44)).reduce((a, b) => Math.max(a, b));
    const original = readFileSync(join(FOLDER, 'chime.wav'));
    expect(loudest(Buffer.from(played())) / loudest(Buffer.from(original))).toBeCloseTo(0.25, 2);
    const path = readFileSync(join(folder, 'path'), 'utf8').trim();
    expect(existsSync(path)).toBe(true);
    sounds.dispose();
    expect(existsSync(path)).toBe(false);
  });

  it('says why nothing played', async () => {
    const missing = { program: join(folder, 'missing'), args: () => [] };
    const sounds = createPlayer({ players: [missing, player('mute', 'exit 3')] });
    await expect(sounds.play('chime', 1)).rejects.toThrow(/missing is not installed; .*mute ended with status 3/);
    await expect(createPlayer({ players: [] }).play('chime', 1)).rejects.toThrow(/No sound player/);
  });

  it('plays none but the app’s own sounds', async () => {
    const sounds = createPlayer({ players: [record()] });
    await expect(sounds.play('../../package.json', 1)).rejects.toThrow(/no sound named/);
  });

  describe('of the user', () => {
    const HORN = buildWav();
    const ID = wavId(HORN);

    it('hands its samples to the player, at its volume', async () => {
      const sounds = createPlayer({ players: [record()], readOwn: async () => HORN });
      await sounds.play(ID, 1);
      expect(played().equals(HORN)).toBe(true);
      await sounds.play(ID, 0.5);
      expect(played().readInt16LE(60)).toBe(Math.round(HORN.readInt16LE(60) / 4));
      sounds.dispose();
    });

    it('says that its file is at fault, and hands on nothing', async () => {
      writeFileSync(join(folder, 'played'), '');
      const sounds = createPlayer({ players: [record()], readOwn: () => Promise.reject(new UnusableSound('Gone.')) });
      await expect(sounds.play(ID, 1)).rejects.toThrow(UnusableSound);
      expect(played()).toHaveLength(0);
    });

    it('is read again once its file is back', async () => {
      let isThere = false;
      const readOwn = async () => {
        if (!isThere) throw new UnusableSound('Gone.');
        return HORN;
      };
      const sounds = createPlayer({ players: [record()], readOwn });
      await expect(sounds.play(ID, 1)).rejects.toThrow('Gone.');
      isThere = true;
      await sounds.play(ID, 1);
      expect(played().equals(HORN)).toBe(true);
      sounds.dispose();
    });
  });

  it('makes a file again that the system has swept from its folder of temporary files', async () => {
    const sounds = createPlayer({ players: [record()] });
    await sounds.play('chime', 0.5);
    const path = () => readFileSync(join(folder, 'path'), 'utf8').trim();
    rmSync(path());
    await sounds.play('chime', 0.5);
    rmSync(dirname(path()), { recursive: true });
    rmSync(join(folder, 'played'));
    await Promise.all([sounds.play('chime', 0.5), sounds.play('chime', 0.5)]);
    expect(played().length).toBeGreaterThan(44);
    sounds.dispose();
  });
});
