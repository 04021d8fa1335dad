import { expect, it } from 'vitest';
import { createEmptyHistory } from '../../../../main/engine/history/empty-history.ts';
import { openResumedHistory } from '../../../../main/engine/profile/open-resumed-history.ts';
import { recordReports } from '../history/record-reports.ts';
import { createManualClock } from '../manual-clock.ts';

const options = { path: '/nowhere/history.sqlite', clock: createManualClock(), midnightMs: 0, sinceMs: 0 };

it.each([
  ['opened', { open: () => Promise.reject(new Error('no thread')) }, 'no thread'],
  [
    'resumed from',
    { open: async () => ({ ...createEmptyHistory(), resume: () => Promise.reject(new Error('malformed')) }) },
    'malformed',
  ],
])('starts without a history that cannot be %s, and reports it', async (_, { open }, why) => {
  const { reports, failed } = recordReports();
  const { history, resumeState } = await openResumedHistory({ ...options, reports, open });
  expect(resumeState).toMatchObject({ nextId: 1, openGap: null });
  expect(await history.newest(null, null, 10)).toEqual([]);
  expect(failed).toEqual([why]);
});

it('gives back a history that failed after it was opened', async () => {
  let disposed = false;
  await openResumedHistory({
    ...options,
    reports: recordReports().reports,
    open: async () => ({
      ...createEmptyHistory(),
      resume: () => Promise.reject(new Error('malformed')),
      async dispose() {
        disposed = true;
      },
    }),
  });
  expect(disposed).toBe(true);
});
