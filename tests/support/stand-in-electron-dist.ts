import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Electron's executables keep their fuses: this mark, the version of the format, the number of fuses, their states. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_COUNT = 9;

/**
 * Writes to `folder` what the packager takes from Electron's unpacked distribution for Linux: file names, and an
 * executable with fuses. It cannot run.
 */
export function writeStandInElectronDist(folder: string, version: string): void {
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name), { recursive: true });
  const fuses = Buffer.from([1, FUSE_COUNT, ...Array.from({ length: FUSE_COUNT }, () => '0'.charCodeAt(0))]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(FUSE_SENTINEL), fuses]), { mode: 0o755 });
  for (const name of ['chrome-sandbox', 'chrome_crashpad_handler']) {
    writeFileSync(join(folder, name), '', { mode: 0o755 });
  }
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'resources.pak', 'locales/en-US.pak']) {
    writeFileSync(join(folder, name), '');
  }
  writeFileSync(join(folder, 'version'), version);
}
