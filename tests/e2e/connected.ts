import type { RunningApp } from './drivers/driver.ts';
import { KEY, type Scene } from './scene.ts';

/** Enters the key as a user does and waits until the app is connected. */
export async function connect(app: RunningApp, scene: Scene): Promise<void> {
  const page = app.page();
  await page.getByRole('textbox', { name: 'API key' }).fill(KEY);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await scene.gateway.untilConnected();
  await page.getByText('Connected', { exact: true }).first().waitFor();
}
