import { cpSync } from 'node:fs';
import { join } from 'node:path';
import packageLock from '../../../../package-lock.json' with { type: 'json' };

const projectRoot = join(import.meta.dirname, '../../../..');

/**
 * Lays the built app out as a package does, its archive as a folder: what other programs read lies beside the archive
 * and nowhere else. `tests/system/package.test.ts` does the same with a package itself, which takes minutes.
 *
 * @returns the archive's path.
 */
export function layOutArchive(resources: string): string {
  const archive = join(resources, 'app.asar');
  const copy = (path: string, to = archive) => cpSync(join(projectRoot, path), join(to, path), { recursive: true });
  for (const path of ['package.json', 'dist/main', 'dist/preload', 'dist/renderer']) copy(path);
  for (const [path, entry] of Object.entries<object>(packageLock.packages)) {
    if (path.startsWith('node_modules/') && !('dev' in entry)) copy(path);
  }
  copy('assets', `${archive}.unpacked`);
  copy('node_modules/node-notifier/vendor', `${archive}.unpacked`);
  return archive;
}
