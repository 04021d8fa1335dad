import { expect, it } from 'vitest';
import { unpackedPath } from '../../../main/desktop/unpacked-path.ts';

it.each([
  ['/opt/Eventory Tray/resources/app.asar/assets', '/opt/Eventory Tray/resources/app.asar.unpacked/assets'],
  [
    'C:\\Program Files\\Eventory\\resources\\app.asar\\assets',
    'C:\\Program Files\\Eventory\\resources\\app.asar.unpacked\\assets',
  ],
  ['/opt/app.asar', '/opt/app.asar.unpacked'],
  ['/home/me/eventory-tray/assets', '/home/me/eventory-tray/assets'],
  ['/home/me/app.asar-copy/assets', '/home/me/app.asar-copy/assets'],
  ['/opt/app.asar.unpacked/assets', '/opt/app.asar.unpacked/assets'],
])('other programs find %s at %s', (path, unpacked) => {
  expect(unpackedPath(path)).toBe(unpacked);
});
