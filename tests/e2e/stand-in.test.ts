import { describe, expect, it } from 'vitest';
import { originOf, served, told } from './stand-in/addresses.ts';
import { only } from './stand-in/only.ts';

describe('the stand-in', () => {
  it('refuses what it does not have, by name', () => {
    const shell = only('shell', { openExternal: () => 'opened' });
    expect(shell.openExternal()).toBe('opened');
    expect(() => (shell as unknown as { beep(): void }).beep()).toThrow('The Electron stand-in has no shell.beep.');
  });

  it('keeps objects usable where the language itself looks at them', async () => {
    const object = only('app', { name: 'x' });
    expect(await Promise.resolve(object)).toBe(object);
    expect(JSON.stringify(object)).toBe('{"name":"x"}');
  });

  it('tells the app its own addresses, whatever they are served as', () => {
    const address = 'app://eventory/assets/index.js?v=1';
    expect(served(address, 'app')).toBe('https://app.eventory.invalid/assets/index.js?v=1');
    expect(told(served(address, 'app'), 'app')).toBe(address);
    expect(told('https://evil.example/', 'app')).toBe('https://evil.example/');
    expect(originOf('app://eventory/')).toBe('app://eventory');
    expect(originOf('https://evil.example/x')).toBe('https://evil.example');
  });
});
