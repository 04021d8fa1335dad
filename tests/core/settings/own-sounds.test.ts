import { describe, expect, it } from 'vitest';
import {
  checkOwnSound,
  cleanSoundLabel,
  freeSoundLabel,
  isOwnSoundId,
  soundLabelOfFile,
} from '../../../core/settings/own-sounds.ts';
import { settingsSchema } from '../../../core/settings/settings.ts';
import { buildWav } from '../../support/build-wav.ts';

function changed(change: (wav: Buffer) => void): Buffer {
  const wav = buildWav();
  change(wav);
  return wav;
}

describe('the file of an own sound', () => {
  it('is accepted as the app stores it, up to its longest', () => {
    expect(checkOwnSound(buildWav())).toBeNull();
    expect(checkOwnSound(buildWav({ seconds: 10.02 }))).toBeNull();
    expect(checkOwnSound(buildWav({ peak: 0.05 }))).toBeNull();
  });

  it.each([
    ['nothing', Buffer.alloc(0), /not a sound/],
    ['a text', Buffer.from('This is a text in a file that is named horn.wav. '.repeat(9)), /not a sound/],
    ['a header that is cut off', buildWav().subarray(0, 43), /not a sound/],
    ['a header alone', buildWav({ seconds: 0 }), /too short/],
    ['a click', buildWav({ seconds: 0.01 }), /too short/],
    ['samples that are cut off', buildWav().subarray(0, 2000), /not a sound/],
    ['more than the sizes say', Buffer.concat([buildWav(), Buffer.alloc(10)]), /not a sound/],
    ['half a sample', changed((wav) => wav.writeUInt32LE(wav.length - 45, 40)), /not a sound/],
    ['a size that lies', changed((wav) => wav.writeUInt32LE(0xffffffff, 40)), /not a sound/],
    ['a size of the whole that lies', changed((wav) => wav.writeUInt32LE(12, 4)), /not a sound/],
    ['two channels', changed((wav) => wav.writeUInt16LE(2, 22)), /not a sound/],
    ['floating-point samples', changed((wav) => wav.writeUInt16LE(3, 20)), /not a sound/],
    ['another rate', changed((wav) => wav.writeUInt32LE(1, 24)), /not a sound/],
    ['24 bits', changed((wav) => wav.writeUInt16LE(24, 34)), /not a sound/],
    ['another container', changed((wav) => wav.write('RIFX', 0)), /not a sound/],
    ['silence', buildWav({ peak: 0 }), /nothing to hear/],
    ['what nobody hears', buildWav({ peak: 0.01 }), /nothing to hear/],
    ['more than it may last', buildWav({ seconds: 11 }), /longer than 10 s/],
  ])('is refused with %s', (_, wav, problem) => expect(checkOwnSound(wav)).toMatch(problem));

  it('is read where it lies in a larger buffer', () => {
    const wav = buildWav();
    expect(
      checkOwnSound(Buffer.concat([Buffer.alloc(7), wav, Buffer.alloc(5)]).subarray(7, 7 + wav.length)),
    ).toBeNull();
  });
});

describe('the id of an own sound', () => {
  it.each(['own-0123456789abcdef01234567'])('is %s', (id) => expect(isOwnSoundId(id)).toBe(true));
  it.each([
    'chime',
    'own-',
    'own-../../settings',
    'own-0123456789ABCDEF01234567',
    'own-0123456789abcdef01234567\n',
    '',
  ])('is not %j', (id) => {
    expect(isOwnSoundId(id)).toBe(false);
    expect(settingsSchema.safeParse({ sounds: [{ id, label: 'Horn' }] }).success).toBe(false);
  });
});

describe('the name of a sound', () => {
  it.each([
    ['Air Horn.mp3', 'Air Horn'],
    ['C:\\Users\\me\\horn.wav', 'horn'],
    ['../../etc/passwd', 'passwd'],
    ['.mp3', '.mp3'],
    ['a.b.flac', 'a.b'],
    ['\u202egnp.exe\u202c.wav', 'gnp.exe'],
    ['line\nbreak\0.ogg', 'line break'],
    ['', 'Sound'],
    ['\u200b\u200b.wav', 'Sound'],
    ['🎺'.repeat(90), '🎺'.repeat(60)],
    ['<img src=x>.mp3', '<img src=x>'],
  ])('of the file %j is %j', (file, label) => {
    expect(soundLabelOfFile(file)).toBe(label);
    expect(cleanSoundLabel(label)).toBe(label);
  });

  it('has a number if another sound has it', () => {
    expect(freeSoundLabel('Horn', ['Chime'])).toBe('Horn');
    expect(freeSoundLabel('horn', ['Horn', 'Horn (2)'])).toBe('horn (3)');
  });
});
