import chromiumBinary from '@sparticuz/chromium';
import type { LaunchOptions } from 'playwright-core';

/** How the tests start Chromium: the one that comes with them on Linux, elsewhere the Chrome that is installed. */
export async function chromiumOptions(more: readonly string[] = []): Promise<LaunchOptions> {
  const args = ['--no-sandbox', '--disable-dev-shm-usage', ...more];
  return process.platform === 'linux'
    ? { executablePath: await chromiumBinary.executablePath(), args, headless: true }
    : { channel: 'chrome', args, headless: true };
}
