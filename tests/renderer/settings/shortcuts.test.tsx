import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { toAccelerator } from '../../../renderer/settings/controls/ShortcutInput.tsx';
import { stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';
import { open } from './open-settings.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/settings';
});

describe('a global shortcut', () => {
  it.each([
    [true, 'Works in every program.'],
    [false, /^May not work on Wayland/],
  ])('whose refusal is reported (%s) has the hint %s', async (shortcuts_confirmed, hint) => {
    const { abilities } = sampleState();
    await open({ state: sampleState({ abilities: { ...abilities, shortcuts_confirmed } }) });
    expect(screen.getByText(hint)).toBeDefined();
  });
});

describe('a shortcut', () => {
  const press = (key: string, code: string, held: string[] = [], platform = 'linux') =>
    toAccelerator(
      {
        key,
        code,
        ctrlKey: held.includes('ctrl'),
        altKey: held.includes('alt'),
        shiftKey: held.includes('shift'),
        metaKey: held.includes('meta'),
      },
      platform,
    );
  it.each([
    [press('e', 'KeyE', ['ctrl', 'shift']), 'Control+Shift+E'],
    [press('€', 'KeyE', ['ctrl', 'alt']), 'Control+Alt+E'],
    [press('ArrowUp', 'ArrowUp', ['meta']), 'Super+Up'],
    [press('F9', 'F9'), 'F9'],
    // French, German and Russian keyboards, where a letter is not where US keyboards have it.
    [press('a', 'KeyQ', ['ctrl', 'alt']), 'Control+Alt+A'],
    [press('Z', 'KeyY', ['ctrl', 'shift']), 'Control+Shift+Z'],
    [press('m', 'Semicolon', ['ctrl']), 'Control+M'],
    [press('&', 'Digit1', ['ctrl']), 'Control+1'],
    [press('у', 'KeyE', ['ctrl']), 'Control+E'],
    // A German Mac, where ⌥L gives a character that Electron would take as a key.
    [press('@', 'KeyL', ['alt'], 'darwin'), 'Alt+L'],
    [press('´', 'KeyE', ['alt'], 'darwin'), 'Alt+E'],
    [press('+', 'Equal', ['ctrl', 'shift']), 'Control+Shift+Plus'],
    [press('e', 'KeyE'), null],
    [press('Shift', 'ShiftLeft', ['shift']), null],
  ])('is spelt as Electron wants it: %s', (accelerator, spelt) => expect(accelerator).toBe(spelt));
});
