import { expect, it } from 'vitest';
import { historyReports } from '../../../../main/engine/profile/history-reports.ts';
import { createConditionStore } from '../../../../main/engine/state/condition-store.ts';

function setUp() {
  const conditions = createConditionStore(() => {});
  const logged: string[] = [];
  const log = (message: string) => void logged.push(message);
  const reports = historyReports(conditions, { debug: log, info: log, warn: log, error: log });
  return { reports, logged, titles: () => conditions.list().map(({ title }) => title), conditions };
}

it('shows damaged rows as a condition that lasts', () => {
  const { reports, titles, logged } = setUp();
  reports.damagedRows(2);
  reports.writeFailed(null);
  expect(titles()).toEqual(['A part of the history is damaged']);
  expect(logged).toEqual([expect.stringContaining('2 damaged row(s)')]);
});

it('shows a history that could not be opened as a condition that lasts, with the reason', () => {
  const { reports, titles, conditions } = setUp();
  reports.failed('Cannot find module history-worker.js');
  reports.writeFailed(null);
  expect(titles()).toEqual(['The history could not be opened']);
  expect(conditions.list()[0]).toMatchObject({
    level: 'error',
    text: expect.stringContaining('Cannot find module history-worker.js'),
  });
});

it('shows that the history is not saved until it is', () => {
  const { reports, titles, conditions } = setUp();
  reports.unavailable({ why: 'database or disk is full', newer: false });
  reports.writeFailed({ why: 'database or disk is full', crashes: 0 });
  expect(titles()).toEqual(['The history is not saved', 'The history cannot be written']);
  expect(conditions.list()[0]?.text).toContain('database or disk is full');
  reports.unavailable(null);
  reports.writeFailed(null);
  expect(titles()).toEqual([]);
});

it('says what to do about a file of a newer version', () => {
  const { reports, conditions } = setUp();
  reports.unavailable({ why: 'a newer version of the app wrote it', newer: true });
  expect(conditions.list()[0]?.text).toContain('Update the app');
});

it('names a quarantined file and how much of it is kept', () => {
  const { reports, conditions } = setUp();
  reports.quarantined({ path: '/data/history.unreadable.sqlite', why: 'malformed', kept: 12 });
  expect(conditions.list()[0]?.text).toBe(
    'It is kept as /data/history.unreadable.sqlite (malformed). A new one was begun with the newest 12 lines.',
  );
});

it.each([
  [1, 0, '1 notification of this run is kept as a line without the offers. No alert was lost.'],
  [1_234, 1, '1,234 notifications of this run are kept as a line without the offers. 1 more is not kept, those'],
])('counts %d kept without their message and %d not kept', (count, givenUp, text) => {
  const { reports, conditions } = setUp();
  reports.shortened(count, givenUp);
  expect(conditions.list()[0]?.text).toContain(text);
});

it('shows a history that stops again and again with what to do, until it runs; one stop is not shown', () => {
  const { reports, titles, conditions } = setUp();
  reports.writeFailed({ why: 'out of memory', crashes: 1 });
  expect(titles()).toEqual([]);
  reports.writeFailed({ why: 'out of memory', crashes: 2 });
  expect(titles()).toEqual(['The history stops again and again']);
  expect(conditions.list()[0]?.text).toMatch(/2 times in a row \(out of memory\).*Alerts go on.*start it again/);
  reports.writeFailed(null);
  expect(titles()).toEqual([]);
});
