import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileCacheFolder } from '../../../../main/host/folders/compile-cache-folder.ts';

it.each([
  ['linux', { XDG_CACHE_HOME: '/home/ada/cache' }, join('/home/ada/cache', 'eventory-tray', 'compiled')],
  ['linux', {}, join(homedir(), '.cache', 'eventory-tray', 'compiled')],
  ['darwin', {}, join(homedir(), 'Library', 'Caches', 'eventory-tray', 'compiled')],
  ['win32', { LOCALAPPDATA: '/local' }, join('/local', 'eventory-tray', 'compiled')],
] as const)('compiled code of %s with %j lies in a folder of the user', (platform, env, expected) => {
  expect(compileCacheFolder(env, platform)).toBe(expected);
  expect(compileCacheFolder(env, platform).startsWith(tmpdir())).toBe(false);
});
