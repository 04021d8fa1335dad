import { describe, expect, it } from 'vitest';
import { isSound, resolveSound, SOUNDS } from '../../../core/alerts/sounds.ts';

describe('the sound of an alert', () => {
  it.each([
    ['the entry’s own comes first', 'bell', 'chime', 'bell'],
    ['the default where the entry has none', null, 'ping', 'ping'],
    ['silence where the entry says so', 'none', 'chime', null],
    ['silence where the settings say so', null, 'none', null],
    ['the entry’s own where only the default is silent', 'knock', 'none', 'knock'],
    ['the default where the entry’s own is no sound', 'trombone', 'ping', 'ping'],
    ['a sound, not silence, where the default is none that exists', null, 'trombone', 'chime'],
  ])('%s', (_, own, byDefault, sound) => expect(resolveSound(own, byDefault)).toBe(sound));

  it('has a label for each id', () => {
    for (const { id, label } of SOUNDS) {
      expect(isSound(id)).toBe(true);
      expect(label).not.toBe('');
    }
  });
});
