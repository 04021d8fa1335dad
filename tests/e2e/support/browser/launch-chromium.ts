import { type Browser, chromium } from 'playwright-core';
import { chromiumOptions } from './chromium-options.ts';

/** A separate headless Chromium. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch(await chromiumOptions());
}
