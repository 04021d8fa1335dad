import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type History, openHistory } from '../../../../main/engine/history/history.ts';
import type { ListQuery, QuarantinedFile, Retention } from '../../../../main/engine/history/history-records.ts';
import { systemClock } from '../../../../main/host/system-clock.ts';
import { EVERYTHING } from '../../../support/list-everything.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { NOON } from './notification-record.ts';
import { recordReports } from './record-reports.ts';

export const INFOS = {
  event_name: 'Sigur Rós',
  event_date: null,
  event_time: null,
  event_venue: 'Royal Albert Hall',
  event_venue_url: null,
  event_artist_name: 'Sigur Rós',
  event_location: 'London',
  event_url: null,
  event_image: null,
};

const quarantinedBy = new WeakMap<History, QuarantinedFile[]>();
export const lastQuarantined = (history: History) => quarantinedBy.get(history)?.at(-1) ?? null;

export async function open(
  path: string,
  more: { now?: number; retention?: Retention; onDamagedRows?: (count: number) => void } = {},
): Promise<History> {
  const { reports, writeErrors, quarantined } = recordReports();
  const { retention } = more;
  const history = await openHistory({
    path,
    clock: { ...systemClock, now: () => more.now ?? NOON },
    reports: { ...reports, damagedRows: more.onDamagedRows ?? reports.damagedRows },
    ...(retention === undefined ? {} : { retention: () => retention }),
  });
  quarantinedBy.set(history, quarantined);
  onTestFinished(async () => {
    await history.dispose();
    expect(writeErrors.filter((why) => why !== null)).toEqual([]);
  });
  return history;
}

export async function fresh(): Promise<History> {
  return open(join(await temporaryFolder(), 'history.sqlite'));
}

export const idsOf = async (history: History, query: Partial<ListQuery> = {}) =>
  (await history.list({ ...EVERYTHING, ...query })).items.map((item) => item.id);
