import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { chromiumOptions } from '../../support/browser/chromium-options.ts';

let opening: Promise<{ context: BrowserContext; endpoint: string }> | null = null;

/**
 * The one Chromium whose pages are the app's windows. Its profile lies in the app's folder, as Electron's does, and a
 * test reaches the same pages at `endpoint`.
 */
export function browser(folder: string): Promise<{ context: BrowserContext; endpoint: string }> {
  opening ??= open(folder);
  return opening;
}

export async function closeBrowser(): Promise<void> {
  await (await opening)?.context.close();
}

async function open(folder: string): Promise<{ context: BrowserContext; endpoint: string }> {
  const port = await freePort();
  const options = await chromiumOptions(['--window-size=1100,720', `--remote-debugging-port=${port}`]);
  const context = await chromium.launchPersistentContext(join(folder, 'chromium'), { ...options, viewport: null });
  return { context, endpoint: `http://127.0.0.1:${port}` };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
