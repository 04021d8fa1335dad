import { beforeAll, describe, it } from 'vitest';
import { buildApp } from './build.ts';
import { browserMode } from './drivers/browser-mode.ts';
import type { Driver } from './drivers/driver.ts';
import { electron } from './drivers/electron.ts';
import { standIn } from './drivers/stand-in.ts';
import { specifyAlerts } from './specification/alerts.ts';
import { specifyFirstRun } from './specification/first-run.ts';
import { specifyWatchlist } from './specification/watchlist.ts';

/** What a user does with the app, in each of the ways it runs. */
beforeAll(buildApp);

describe.each<Driver>([browserMode, standIn, electron])('$name', (driver) => {
  const missing = driver.unavailable();
  if (missing !== null) {
    it.skip(`is not tested here: ${missing}`, () => {});
    return;
  }
  specifyFirstRun(driver);
  specifyAlerts(driver);
  specifyWatchlist(driver);
});
