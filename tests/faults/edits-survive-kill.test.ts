import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readWatchlistDocument } from '../../core/watchlist/document/watchlist-document.ts';
import { fileStores } from '../../main/host/stores/file-stores.ts';
import { sweepTemporaryFiles } from '../../main/host/stores/sweep-temporary-files.ts';

const KILLS = 6;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eventory-kill-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Edits until `edits` of them were answered, then kills the app (SIGKILL). Returns the events of those answered. */
async function editAndKill(run: number, edits: number): Promise<readonly string[]> {
  const child = fork(join(import.meta.dirname, 'edit-until-killed.ts'), [folder, String(run)]);
  const ended = once(child, 'exit');
  const answered: string[] = [];
  child.on('message', (event: string) => {
    answered.push(event);
    if (answered.length === edits) child.kill('SIGKILL');
  });
  await ended;
  return answered;
}

it('an edit that was answered outlives a killed process, and nothing else is left behind', async () => {
  const answered: string[] = [];
  for (let run = 0; run < KILLS; run++) {
    const events = await editAndKill(run, 5 + run * 7);
    expect(events.length).toBeGreaterThanOrEqual(5 + run * 7);
    answered.push(...events);
    const { entries, damaged } = readWatchlistDocument(fileStores(folder, Date.now).open('watchlist', 'live').read());
    const stored = new Set(entries.map(({ event_id }) => event_id));
    expect(answered.filter((event) => !stored.has(event))).toEqual([]);
    expect(damaged).toEqual([]);
  }
  await sweepTemporaryFiles(folder);
  expect(readdirSync(folder).filter((name) => /\.json\./.test(name))).toEqual([]);
}, 180_000);
