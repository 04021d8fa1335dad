import { beforeAll, describe, it } from 'vitest';
import { browserMode } from './drivers/browser-mode.ts';
import type { Driver } from './drivers/driver.ts';
import { electron } from './drivers/electron.ts';
import { fakeElectron, packagedFakeElectron } from './drivers/fake-electron.ts';
import { specifyAlerts } from './specification/specify-alerts.ts';
import { specifyFirstRun } from './specification/specify-first-run.ts';
import { specifyKeyboard } from './specification/specify-keyboard.ts';
import { specifyWatchlist } from './specification/specify-watchlist.ts';
import { buildApp } from './support/app/build-app.ts';

/** What a user does with the app, in each of the ways it runs. */
beforeAll(buildApp);

describe.each<Driver>([browserMode, fakeElectron, packagedFakeElectron, electron])('$name', (driver) => {
  const missing = driver.unavailableReason();
  if (missing !== null) {
    it.skip(`is not tested here: ${missing}`, () => {});
    return;
  }
  specifyFirstRun(driver);
  specifyAlerts(driver);
  specifyWatchlist(driver);
  specifyKeyboard(driver);
});
