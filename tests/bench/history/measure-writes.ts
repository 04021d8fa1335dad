import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { History } from '../../../main/engine/history/history.ts';
import type { Clock } from '../../../main/engine/ports.ts';
import { EVERYTHING } from '../../support/list-everything.ts';
import { formatMs, percentile, type Result } from '../support/benchmark.ts';
import { createMessages } from './create-messages.ts';
import { EVENT_PLANS } from './event-plans.ts';
import { SEARCHED } from './measure-reads.ts';

const WRITES_PER_S = 500;
const WRITE_SECONDS = 8;
const ALLOWED_MS = 200;

export interface WriteDeps {
  readonly path: string;
  readonly clock: Clock;
  readonly open: (path: string) => Promise<History>;
  /** Searches, and looks at events and charts, all the time. */
  readonly searching: boolean;
  readonly midnightMs: number;
}

/** How long a record waits until a read sees it. What is written is new to the history `path`. */
export async function measureWrites({ path, clock, open, searching, midnightMs }: WriteDeps): Promise<Result> {
  const history = await open(path);
  const { nextId } = await history.resume(midnightMs, clock.now());
  const other = new DatabaseSync(path, { readOnly: true });
  const newest = other.prepare('SELECT max(id) AS id FROM items');
  // Made beforehand: making them takes longer than writing them.
  const messages = createMessages(`written${nextId}`, clock.now(), nextId);
  const records = Array.from({ length: WRITES_PER_S * WRITE_SECONDS }, () => messages.next(clock.now()));
  let writing = true;
  let reads = 0;
  const reading = (async () => {
    for (; searching && writing; reads += 1) {
      await history.list({ ...EVERYTHING, words: SEARCHED[reads % SEARCHED.length]?.[1] ?? [] });
      if (reads % 5 === 0) await history.listEvents(midnightMs);
      const { eventId: event_id = '', website = null } = EVENT_PLANS[reads % 50] ?? {};
      await history.eventSeries({ event_id, website, section: '', class: 'all', range: 'week' });
    }
  })();
  const waits: number[] = [];
  const late: number[] = [];
  const waiting: { readonly id: number; readonly atMs: number }[] = [];
  const begin = performance.now();
  let sent = 0;
  while (sent < records.length || waiting.length > 0) {
    const due = Math.min(records.length, Math.floor(((performance.now() - begin) / 1000) * WRITES_PER_S));
    for (; sent < due; sent += 1) {
      const record = records[sent];
      if (record === undefined) continue;
      history.record({ ...record, receivedAtMs: clock.now() });
      waiting.push({ id: record.item.id, atMs: performance.now() });
    }
    const before = performance.now();
    await sleep(5);
    late.push(performance.now() - before - 5);
    const inFile = Number(newest.get()?.id);
    for (; (waiting[0]?.id ?? Number.POSITIVE_INFINITY) <= inFile; waiting.shift()) {
      waits.push(performance.now() - (waiting[0]?.atMs ?? 0));
    }
  }
  writing = false;
  await reading;
  other.close();
  await history.dispose();
  const max = Math.max(...waits);
  return {
    name: `record to file at ${WRITES_PER_S}/s ${searching ? `beside ${reads} searches and charts` : 'alone'}, longest`,
    figure: `${formatMs(max)} (p50 ${formatMs(percentile(waits, 50))}, p99 ${formatMs(percentile(waits, 99))}; timer late ${formatMs(Math.max(...late))})`,
    ratio: { value: max / ALLOWED_MS, of: `the ${ALLOWED_MS} ms allowed` },
  };
}
