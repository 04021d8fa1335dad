import { describe, expect, it } from 'vitest';
import { strictObject } from './fake-electron/strict-object.ts';
import { originOf, toAppUrl, toServedUrl } from './fake-electron/window/app-urls.ts';

describe('fake-electron', () => {
  it('refuses what it does not have, by name', () => {
    const shell = strictObject('shell', { openExternal: () => 'opened' });
    expect(shell.openExternal()).toBe('opened');
    expect(() => (shell as unknown as { beep(): void }).beep()).toThrow('fake-electron has no shell.beep.');
  });

  it('keeps objects usable where the language itself looks at them', async () => {
    const object = strictObject('app', { name: 'x' });
    expect(await Promise.resolve(object)).toBe(object);
    expect(JSON.stringify(object)).toBe('{"name":"x"}');
  });

  it('gives the app its own addresses, whatever they are served as', () => {
    const address = 'app://eventory/assets/index.js?v=1';
    expect(toServedUrl(address, 'app')).toBe('https://app.eventory.invalid/assets/index.js?v=1');
    expect(toAppUrl(toServedUrl(address, 'app'), 'app')).toBe(address);
    expect(toAppUrl('https://evil.example/', 'app')).toBe('https://evil.example/');
    expect(originOf('app://eventory/')).toBe('app://eventory');
    expect(originOf('https://evil.example/x')).toBe('https://evil.example');
  });
});
