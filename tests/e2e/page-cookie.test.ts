import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { startBrowserMode } from '../../main/browser/browser-mode.ts';
import { redirectFilePath } from '../../main/host/page/redirect-file.ts';
import { recordingPorts } from '../main/engine/harness.ts';
import { temporaryFolder } from '../main/engine/temporary-folder.ts';
import { launchChromium } from './support/browser/launch-chromium.ts';

async function setUp() {
  const folder = await temporaryFolder();
  const pageFolder = join(folder, 'page');
  await mkdir(pageFolder);
  await writeFile(join(pageFolder, 'index.html'), '<!doctype html><title>the page</title>');
  const { toaster, links, sounds } = recordingPorts(folder).ports;
  const mode = await startBrowserMode({ folder, version: '0.0.0', pageFolder, ports: { toaster, links, sounds } });
  if ('running' in mode) throw new Error('runs already');
  onTestFinished(() => mode.dispose());
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  return { mode, browser, folder };
}

it('the redirect file leads a browser to the page', async () => {
  const { mode, browser, folder } = await setUp();
  const page = await browser.newPage();
  await page.goto(pathToFileURL(redirectFilePath(folder)).href);
  await page.waitForURL(mode.pageUrl);
  await expect.poll(() => page.title()).toBe('the page');
}, 60_000);

it('browser mode gives its cookie to no other server of this machine that the user visits', async () => {
  const { mode, browser } = await setUp();
  const seen: (string | undefined)[] = [];
  const other = createServer((request, response) => {
    seen.push(request.headers.cookie);
    response.setHeader('content-type', 'text/html').end('<!doctype html><img src="/deeper/image">');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const page = await browser.newPage();
  await page.goto(mode.url);
  expect(await page.title()).toBe('the page');
  expect(page.url()).toBe(mode.pageUrl);
  expect(await page.context().cookies(mode.pageUrl)).toHaveLength(1);
  await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`, { waitUntil: 'load' });
  await expect.poll(() => seen.length).toBeGreaterThanOrEqual(2);
  expect(seen.filter((cookie) => cookie !== undefined)).toEqual([]);
  await page.goto(mode.pageUrl);
  expect(await page.title()).toBe('the page');
}, 60_000);
