import { afterAll, beforeAll } from 'vitest';
import { type FakeElectronApp, startFakeElectronApp } from '../drivers/fake-electron.ts';
import { createTestEnvironment, stockMessage, type TestEnvironment } from './test-environment.ts';

export const link = (event: string) => `https://shop.example.com/cart/${event}`;
export const alert = (event: string) => stockMessage({ event_id: event, atc: link(event) });

/** A test environment and the app in it, for one `describe`. */
export function useDesktopFixture(options: { settings?: object; env?: () => Record<string, string> } = {}) {
  const fixture = {} as { environment: TestEnvironment; app: FakeElectronApp; restart(): Promise<void> };
  const start = () => startFakeElectronApp({ folder: fixture.environment.folder, env: options.env?.() ?? {} });
  beforeAll(async () => {
    const watchlist = ['tour-1', 'tour-2', 'tour-3'].map((event_id) => ({ event_id }));
    fixture.environment = await createTestEnvironment(watchlist, options.settings);
    fixture.app = await start();
    fixture.restart = async () => {
      await fixture.app.dispose();
      fixture.app = await start();
    };
  });
  afterAll(async () => {
    await fixture.app?.dispose();
    await fixture.environment?.dispose();
  });
  return fixture;
}
