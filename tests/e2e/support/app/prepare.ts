import { chromiumOptions } from '../browser/chromium-options.ts';
import { buildApp } from './build-app.ts';

/** Builds the app and unpacks the browser, which two files at a time must not both do. */
export default async function prepare(): Promise<void> {
  buildApp();
  await chromiumOptions();
}
