import { afterAll, beforeAll } from 'vitest';
import type { Driver, RunningApp } from './drivers/driver.ts';
import { type Scene, setScene } from './scene.ts';

/** A scene and the app in it, for the tests of one `describe`. */
export interface Stage {
  scene: Scene;
  app: RunningApp;
}

/** @param watchlist of the account at the gateway. */
export function staged(driver: Driver, watchlist: readonly object[] = []): Stage {
  const stage = {} as Stage;
  beforeAll(async () => {
    stage.scene = await setScene(watchlist);
    stage.app = await stage.scene.start(driver);
  });
  afterAll(async () => {
    await stage.app?.close();
    await stage.scene?.end();
  });
  return stage;
}
