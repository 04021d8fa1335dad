import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromiumBinary, { inflate } from '@sparticuz/chromium';
import type { LaunchOptions } from 'playwright-core';

/** How the tests start Chromium: the one that comes with them on Linux, elsewhere the Chrome that is installed. */
export async function chromiumOptions(more: readonly string[] = []): Promise<LaunchOptions> {
  const args = ['--no-sandbox', '--disable-dev-shm-usage', ...more];
  if (process.platform !== 'linux') return { channel: 'chrome', args, headless: true };
  const executablePath = await chromiumBinary.executablePath();
  return { executablePath, args, headless: true, ...(await withLibraries(executablePath)) };
}

/** A bare machine lacks some of the browser's shared libraries (NSS): the package brings them along. */
async function withLibraries(executable: string): Promise<Pick<LaunchOptions, 'env'>> {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  if (!stdout?.includes('not found')) return {};
  const libraries = join(tmpdir(), 'al2023', 'lib');
  if (!existsSync(libraries)) {
    await inflate(fileURLToPath(new URL('../bin/al2023.tar.br', import.meta.resolve('@sparticuz/chromium'))));
  }
  const path = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { env: { ...process.env, LD_LIBRARY_PATH: path } };
}
