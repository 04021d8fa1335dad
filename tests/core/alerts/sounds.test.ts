import { describe, expect, it } from 'vitest';
import { findUnknownSound, isBuiltInSound, NO_SOUND, SOUNDS, soundsToTry } from '../../../core/alerts/sounds.ts';

const HORN = { id: 'own-0123456789abcdef01234567', label: 'Horn' };
const SIREN = { id: 'own-ffffffffffffffffffffffff', label: 'Siren' };
const GONE = 'own-aaaaaaaaaaaaaaaaaaaaaaaa';

describe('the sounds of an alert, in the order they are tried', () => {
  it.each([
    ['the entry’s own comes first', 'bell', 'chime', ['bell']],
    ['the default if the entry has none', null, 'ping', ['ping']],
    ['silence if the entry says so', 'none', 'chime', []],
    ['silence if the settings say so', null, 'none', []],
    ['the entry’s own if only the default is silent', 'knock', 'none', ['knock']],
    ['the default if the entry’s own is no sound', 'trombone', 'ping', ['ping']],
    ['a sound, not silence, if the default is none that exists', null, 'trombone', ['chime']],
    ['an own sound, and the default if it cannot be played', HORN.id, 'ping', [HORN.id, 'ping']],
    ['two own sounds, and Chime if neither can be played', HORN.id, SIREN.id, [HORN.id, SIREN.id, 'chime']],
    ['an own default, and Chime if it cannot be played', null, HORN.id, [HORN.id, 'chime']],
    ['the same sound once', HORN.id, HORN.id, [HORN.id, 'chime']],
    ['the default if the own sound was removed', GONE, 'ping', ['ping']],
    ['Chime if the own sound was removed and the default is silent: the entry is to be heard', GONE, 'none', ['chime']],
    ['Chime after an own sound if the default is silent', HORN.id, 'none', [HORN.id, 'chime']],
    ['Chime if the own default was removed', null, GONE, ['chime']],
  ])('%s', (_, own, byDefault, sounds) => expect(soundsToTry(own, byDefault, [HORN, SIREN])).toEqual(sounds));

  it('always end with one that the app brings, unless silence was asked for', () => {
    const values = [null, 'bell', HORN.id, SIREN.id, GONE, 'trombone', '', '../x'];
    for (const own of values) {
      for (const byDefault of [...values, NO_SOUND].filter((value) => value !== null)) {
        if (own === null && byDefault === NO_SOUND) continue;
        const sounds = soundsToTry(own, byDefault, [HORN, SIREN]);
        expect(isBuiltInSound(sounds.at(-1) ?? ''), `${own}, ${byDefault}`).toBe(true);
      }
    }
  });

  it('have a label for each id', () => {
    for (const { id, label } of SOUNDS) {
      expect(isBuiltInSound(id)).toBe(true);
      expect(label).not.toBe('');
    }
  });
});

describe('an entry whose sound is of another computer', () => {
  it.each([[null], ['none'], ['bell'], [HORN.id]])('has nothing said of %s', (sound) => {
    expect(findUnknownSound({ sound }, [HORN])).toEqual([]);
  });

  it.each([GONE, 'Trombone'])('is said to sound as the default: %s', (sound) => {
    expect(findUnknownSound({ sound }, [HORN])).toMatchObject([
      { path: 'sound', message: expect.stringMatching(/sounds as the default\. Choose/) },
    ]);
  });
});
