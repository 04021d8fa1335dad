import { afterAll, beforeAll } from 'vitest';
import type { Driver, RunningApp } from '../drivers/driver.ts';
import { createTestEnvironment, type TestEnvironment } from './test-environment.ts';

/** A test environment and the app in it, for the tests of one `describe`. */
export interface AppFixture {
  environment: TestEnvironment;
  app: RunningApp;
}

/**
 * @param watchlist of the account at the gateway.
 * @param prepare fills the data folder before the app starts.
 */
export function useAppFixture(
  driver: Driver,
  watchlist: readonly object[] = [],
  prepare: (folder: string) => void = () => {},
): AppFixture {
  const fixture = {} as AppFixture;
  beforeAll(async () => {
    fixture.environment = await createTestEnvironment(watchlist);
    prepare(fixture.environment.folder);
    fixture.app = await fixture.environment.startApp(driver);
  });
  afterAll(async () => {
    await fixture.app?.dispose();
    await fixture.environment?.dispose();
  });
  return fixture;
}
