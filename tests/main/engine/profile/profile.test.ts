import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openHistory } from '../../../../main/engine/history/history.ts';
import { openProfile } from '../../../../main/engine/profile/profile.ts';
import { createConditionStore } from '../../../../main/engine/state/condition-store.ts';
import { fileStores } from '../../../../main/host/stores/file-stores.ts';
import { systemClock } from '../../../../main/host/system-clock.ts';
import { waitFor } from '../../../support/wait-for.ts';
import { notificationRecord } from '../history/notification-record.ts';
import { recordReports } from '../history/record-reports.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

it('a profile knows the prices of the last run', { timeout: 30_000 }, async () => {
  const folder = await temporaryFolder();
  const { reports } = recordReports();
  const before = await openHistory({ path: join(folder, 'history.sqlite'), clock: systemClock, reports });
  before.record(notificationRecord(1, {}, Date.now() - 60_000));
  await before.dispose();
  const profile = await openProfile('live', {
    ports: { clock: systemClock, stores: fileStores(folder, systemClock.now), log: silent },
    conditions: createConditionStore(() => {}),
    lastSignOfLifeMs: () => null,
    timeZone: () => 'system',
    onWatchlistChange: () => {},
  });
  onTestFinished(() => profile.dispose());
  const seen = await waitFor('the prices are back', () =>
    profile.prices.get({ event_id: 'abc123', website: 'ticketmaster' }),
  );
  expect(seen.lowest).toBe(129.5);
});
