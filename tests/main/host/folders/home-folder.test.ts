import { homedir, userInfo } from 'node:os';
import { afterEach, expect, it, vi } from 'vitest';
import { homeFolder } from '../../../../main/host/folders/home-folder.ts';

afterEach(() => vi.unstubAllEnvs());

it('is the home folder of the system', () => {
  expect(homeFolder()).toBe(homedir());
});

it.skipIf(process.platform === 'win32')('is that of the account if the variable is empty', () => {
  vi.stubEnv('HOME', '');
  expect(homeFolder()).toBe(userInfo().homedir);
});
