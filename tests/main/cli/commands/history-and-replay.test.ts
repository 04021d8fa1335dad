import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHistoryWriter } from '../../../../main/engine/history/writing/history-writer.ts';
import { offerSectionsMessage } from '../../../core/notification/messages.ts';
import { NOON, notificationRecord } from '../../engine/history/notification-record.ts';
import { temporaryFolder } from '../../engine/temporary-folder.ts';
import { run } from '../harness.ts';

/** A data folder in which the app has recorded `count` notifications, one a minute, every third an alert. */
async function recordedFolder(count: number): Promise<string> {
  const folder = await temporaryFolder();
  const writer = openHistoryWriter(join(folder, 'history.sqlite'), NOON);
  const records = Array.from({ length: count }, (_, index) => {
    const outcome = index % 3 === 0 ? 'alert' : 'filtered';
    const record = notificationRecord(index + 1, { outcome, event_id: `e${index + 1}` }, NOON + index * 60_000);
    const frame = JSON.stringify({ ...offerSectionsMessage(), event_id: `e${index + 1}` });
    return { ...record, frame };
  });
  writer.write(records, NOON);
  writer.close();
  return folder;
}

async function history(folder: string, ...args: string[]) {
  const command = await run(['history', '--data', folder, ...args]);
  expect(await command.status).toBe(0);
  return command;
}

describe('history', () => {
  it('prints the newest first, as many as asked for', async () => {
    const folder = await recordedFolder(60);
    expect((await history(folder)).out()).toHaveLength(50);
    expect((await history(folder, '--limit', '0')).out()).toHaveLength(60);
    const lines = (await history(folder, '--limit', '2')).out();
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}FILTERED {3}e60/);
  });

  it('searches, and keeps to alerts', async () => {
    const folder = await recordedFolder(60);
    expect((await history(folder, 'e42', '--json')).json()).toMatchObject([{ event_id: 'e42' }]);
    const alerts = (await history(folder, '--alerts', '--json', '--limit', '0')).json();
    expect(alerts).toHaveLength(20);
    expect((await history(folder, 'nothing of the kind')).out()).toEqual([]);
  });

  it('has in --json what watch has, and the result', async () => {
    const [line] = (await history(await recordedFolder(1), '--json')).json();
    expect(line).toMatchObject({
      type: 'notification',
      event_id: 'e1',
      outcome: 'alert',
      offers: ['floor-ga'],
      link: 'https://tickets.example/cart/floor-ga',
      event: { event_name: 'Artist World Tour' },
      id: 1,
      opened_at: null,
      result: null,
    });
  });

  it('has a line for the columns and one for each notification in --csv', async () => {
    const lines = (await history(await recordedFolder(2), '--csv')).out();
    expect(lines[0]).toMatch(/^\uFEFFreceived_at,event_id,website,outcome/);
    expect(lines.slice(1).map((line) => line.split(',')[1])).toEqual(['e2', 'e1']);
  });

  it('says so if there is none, and if two forms are asked for', async () => {
    const none = await run(['history']);
    expect(await none.status).toBe(0);
    expect(none.err()).toContain('no history');
    const both = await run(['history', '--json', '--csv']);
    expect(await both.status).toBe(2);
    expect(both.err()).toContain('--json and --csv exclude each other');
  });

  it('leaves alone a file that a newer version or nobody wrote', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'history.sqlite'), 'not a database at all, but some text');
    const damaged = await run(['history', '--data', folder]);
    expect(await damaged.status).toBe(2);
    expect(damaged.err()).toContain('The history cannot be read');
  });
});

describe('replay', () => {
  async function replay(recording: string, watchlist: object[], ...flags: string[]) {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'evening.jsonl'), recording);
    await writeFile(join(folder, 'list.json'), JSON.stringify(watchlist));
    const args = [join(folder, 'evening.jsonl'), '--watchlist', join(folder, 'list.json'), ...flags];
    const command = await run(['replay', ...args]);
    expect(await command.status).toBe(0);
    return command;
  }

  it('decides by another watchlist what history recorded, in the order in which it came', async () => {
    const recording = (await history(await recordedFolder(3), '--frames')).out().join('\n');
    const watchlist = [{ event_id: 'e1' }, { event_id: 'e2', max_price_filter: 100 }];
    const lines = (await replay(recording, watchlist, '--json', '--unlisted', 'feed')).json();
    expect(lines.map(({ event_id, outcome, received_at }) => [event_id, outcome, received_at])).toEqual([
      ['e1', 'alert', '2026-06-01T12:00:00.000Z'],
      ['e2', 'filtered', '2026-06-01T12:01:00.000Z'],
      ['e3', 'unlisted', '2026-06-01T12:02:00.000Z'],
    ]);
  });

  it('counts duplicates and mutes by the time of the recording', async () => {
    const at = (timestamp: string, event_id: string) =>
      JSON.stringify({ ...offerSectionsMessage(), timestamp, event_id });
    const recording = [
      at('2026-06-01T20:00:00Z', 'a'),
      at('2026-06-01T20:10:00Z', 'a'),
      at('2026-06-01T20:20:00Z', 'a'),
      at('2026-06-01T20:20:00Z', 'b'),
      at('2026-06-01T20:40:00Z', 'b'),
    ].join('\n');
    const watchlist = [{ event_id: 'a' }, { event_id: 'b', muted_until: '2026-06-01T20:30:00Z' }];
    const outcomes = (await replay(recording, watchlist, '--json')).json().map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['alert', 'duplicate', 'alert', 'muted', 'alert']);
  });

  it('goes on after a line that is no message, and sums up', async () => {
    const command = await replay(`{"event_id":"a"}\nnot json\n\n`, [{ event_id: 'a' }]);
    expect(command.out()).toHaveLength(2);
    expect(command.err()).toMatch(/2 messages: 1 alert, 1 malformed\./);
  });

  it.each([
    ['/nowhere.jsonl', 'does not exist'],
    [import.meta.dirname, 'is a folder'],
  ])('says that %s %s', async (path, why) => {
    const command = await run(['replay', path]);
    expect(await command.status).toBe(2);
    expect(command.err()).toContain(`The recording ${path} ${why}. Check the path.`);
  });
});
