import { describe, expect, it } from 'vitest';
import { formatKey, matchesKey } from '../../../renderer/shortcuts/key-combination.ts';
import { SHORTCUTS } from '../../../renderer/shortcuts/shortcuts.ts';

const press = (key: string, rest: Partial<KeyboardEvent> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...rest,
});

describe('a key', () => {
  it.each([
    ['c', press('c'), true],
    ['c', press('C', { shiftKey: true }), false],
    ['c', press('c', { ctrlKey: true }), false],
    ['c', press('c', { altKey: true }), false],
    // With caps lock on.
    ['c', press('C'), true],
    // Cyrillic: the key in the place of C.
    ['c', press('с', { code: 'KeyC' }), true],
    ['?', press('?', { shiftKey: true, code: 'Slash' }), true],
    // German: Shift and 7.
    ['/', press('/', { shiftKey: true, code: 'Digit7' }), true],
    ['1', press('1', { code: 'Digit1' }), true],
    // French, without and with Shift.
    ['1', press('&', { code: 'Digit1' }), true],
    ['1', press('1', { code: 'Digit1', shiftKey: true }), true],
    ['mod+k', press('k', { ctrlKey: true }), true],
    ['mod+k', press('k'), false],
    ['mod+k', press('k', { metaKey: true }), false],
    ['mod+Enter', press('Enter', { ctrlKey: true }), true],
    [' ', press(' '), true],
    ['ArrowDown', press('ArrowDown'), true],
    ['ArrowDown', press('ArrowDown', { shiftKey: true }), false],
  ] as const)('%j is %j: %j', (combination, event, expected) => {
    expect(matchesKey(combination, event, 'linux')).toBe(expected);
  });

  it('takes ⌘ for Ctrl on a Mac', () => {
    expect(matchesKey('mod+k', press('k', { metaKey: true }), 'darwin')).toBe(true);
    expect(matchesKey('mod+k', press('k', { ctrlKey: true }), 'darwin')).toBe(false);
    expect([formatKey('mod+k', 'darwin'), formatKey('mod+k', 'linux')]).toEqual(['⌘+K', 'Ctrl+K']);
  });
});

describe('the table of shortcuts', () => {
  it('gives each key one meaning', () => {
    const keys = SHORTCUTS.flatMap((shortcut) => shortcut.keys);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});
