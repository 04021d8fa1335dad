import type { RunningApp } from '../../drivers/driver.ts';
import { API_KEY, type TestEnvironment } from '../test-environment.ts';

/** Enters the key as a user does and waits until the app is connected. */
export async function connectWithKey(app: RunningApp, environment: TestEnvironment): Promise<void> {
  const page = app.page();
  await page.getByRole('textbox', { name: 'API key' }).fill(API_KEY);
  await page.getByRole('button', { name: 'Save key', exact: true }).click();
  await environment.gateway.waitForConnections();
  await page.getByText('Connected', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Skip setup' }).click();
}
