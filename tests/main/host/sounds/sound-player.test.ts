import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSoundPlayer } from '../../../../main/host/sounds/sound-player.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', '..', 'assets', 'sounds');

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
    const sounds = createSoundPlayer({ folder: FOLDER, players: [missing, player('mute', 'exit 1'), record()] });
    await sounds.play('chime', 1);
    expect(played().equals(readFileSync(join(FOLDER, 'chime.wav')))).toBe(true);
  });

  it('makes it quieter in the file itself, and cleans up', async () => {
    const sounds = createSoundPlayer({ folder: FOLDER, players: [record()] });
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
    const sounds = createSoundPlayer({ folder: FOLDER, players: [missing, player('mute', 'exit 3')] });
    await expect(sounds.play('chime', 1)).rejects.toThrow(/missing is not installed; .*mute ended with status 3/);
    await expect(createSoundPlayer({ folder: FOLDER, players: [] }).play('chime', 1)).rejects.toThrow(
      /No sound player/,
    );
  });

  it('plays none but the app’s own sounds', async () => {
    const sounds = createSoundPlayer({ folder: FOLDER, players: [record()] });
    await expect(sounds.play('../../package.json', 1)).rejects.toThrow(/no sound named/);
  });
});
