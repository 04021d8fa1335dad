import { afterAll, beforeAll } from 'vitest';
import { type FakeElectronApp, startFakeElectronApp } from '../drivers/fake-electron.ts';
import { createTestEnvironment, stockMessage, type TestEnvironment } from './test-environment.ts';

export const link = (event: string) => `https://shop.example.com/cart/${event}`;
export const alert = (event: string) => stockMessage({ event_id: event, atc: link(event) });

/** A scene and the app in it, for one `describe`. */
export function useDesktopFixture(options: { settings?: object; env?: () => Record<string, string> } = {}) {
  const stage = {} as { scene: TestEnvironment; app: FakeElectronApp; restart(): Promise<void> };
  const start = () => startFakeElectronApp({ folder: stage.scene.folder, env: options.env?.() ?? {} });
  beforeAll(async () => {
    const watchlist = ['tour-1', 'tour-2', 'tour-3'].map((event_id) => ({ event_id }));
    stage.scene = await createTestEnvironment(watchlist, options.settings);
    stage.app = await start();
    stage.restart = async () => {
      await stage.app.dispose();
      stage.app = await start();
    };
  });
  afterAll(async () => {
    await stage.app?.dispose();
    await stage.scene?.dispose();
  });
  return stage;
}
