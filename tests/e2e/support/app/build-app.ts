import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');
const SOURCES = ['core', 'main', 'preload', 'renderer', 'simulator', 'vite.config.ts', 'package.json'];

/** Builds the app, unless what is built is newer than every source. */
export function buildApp(): void {
  const built = ['dist/main/index.js', 'dist/preload/index.cjs', 'dist/renderer/index.html'].map((file) =>
    join(root, file),
  );
  const oldest = Math.min(...built.map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)));
  if (SOURCES.every((source) => newestModifiedMs(join(root, source)) < oldest)) return;
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'], {
    cwd: root,
    stdio: 'inherit',
  });
}

function newestModifiedMs(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestModifiedMs(join(path, name))));
}
