import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { sandboxProblem } from './electron-sandbox.ts';

const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const { version } = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')) as { version: string };

export type ElectronRuntime = { readonly executable: string } | { readonly missing: string };

/**
 * Finds Electron's runtime, which its package downloads at the first start. If it cannot be downloaded or could not run here,
 * `missing` says why in one phrase, within 4 seconds.
 *
 * @param problemOf why an executable's sandbox cannot be made, or `null`.
 */
export async function findElectronRuntime(
  problemOf: (executable: string) => string | null = sandboxProblem,
): Promise<ElectronRuntime> {
  const unusable = unsupportedReason();
  if (unusable !== null) return { missing: unusable };
  const withSandbox = (executable: string): ElectronRuntime => {
    const problem = problemOf(executable);
    return problem === null ? { executable } : { missing: problem };
  };
  const installed = installedExecutable();
  if (installed !== null) return withSandbox(installed);
  if (!isDownloaded() && !(await canDownload())) return { missing: 'it cannot be downloaded from here' };
  console.error(`Getting Electron ${version} (once).`);
  spawnSync(process.execPath, [join(electronFolder, 'install.js')], { stdio: 'inherit' });
  const executable = installedExecutable();
  return executable === null ? { missing: 'its download failed' } : withSandbox(executable);
}

function unsupportedReason(): string | null {
  if (process.platform !== 'linux') return null;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no graphical session';
  return process.getuid?.() === 0 ? 'it does not run as root' : null;
}

function installedExecutable(): string | null {
  const pathFile = join(electronFolder, 'path.txt');
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist');
  const executable = join(folder, existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron');
  return existsSync(executable) ? executable : null;
}

/** Whether the archive is in the cache that Electron's installer uses. */
function isDownloaded(): boolean {
  const caches: Partial<Record<NodeJS.Platform, string>> = {
    darwin: join(homedir(), 'Library/Caches/electron'),
    win32: join(process.env.LOCALAPPDATA ?? homedir(), 'electron/Cache'),
  };
  const cache = process.env.electron_config_cache ?? caches[process.platform] ?? join(homedir(), '.cache/electron');
  const archive = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  return existsSync(cache) && readdirSync(cache, { recursive: true }).some((file) => String(file).endsWith(archive));
}

async function canDownload(): Promise<boolean> {
  const source = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/';
  try {
    await fetch(source, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(4000) });
    return true;
  } catch {
    return false;
  }
}
