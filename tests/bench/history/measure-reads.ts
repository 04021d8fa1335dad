import { DatabaseSync } from 'node:sqlite';
import type { SeriesQuery } from '../../../core/series/event-series.ts';
import type { History } from '../../../main/engine/history/history.ts';
import { EVERYTHING } from '../../support/list-everything.ts';
import { formatMs, percentile, type Result } from '../support/benchmark.ts';
import { EVENT_PLANS, RARE_WORD } from './event-plans.ts';

const WARM_UP = 5;
const SEARCHES = 60;
const VIEWS = 30;
const ALLOWED_MS = { search: 50, view: 100 } as const;

export const SEARCHED: readonly (readonly [string, readonly string[]])[] = [
  ['a rare word', [RARE_WORD]],
  ['a common word', ['london']],
  ['an artist', ['velvet', 'wolves']],
  ['two words', ['golden', 'berlin']],
  ['three words', ['golden', 'lights', 'arena']],
  ['a section', ['207']],
  ['a word that is nowhere', ['zzyzx']],
  ['a word of two letters', ['zq']],
];

/** One kind of question, again and again. */
interface Question {
  readonly name: string;
  readonly allowedMs: number;
  readonly times: number;
  readonly ask: (call: number) => Promise<unknown>;
}

/** How long lists, searches, the events view and charts take, beside a question to the same thread that reads next to nothing. */
export async function measureReads(history: History, path: string, midnightMs: number): Promise<Result[]> {
  const chart = (rank: number, query: Partial<SeriesQuery>): Question['ask'] => {
    const { eventId, website } = EVENT_PLANS[rank] ?? {};
    const whole = {
      event_id: eventId ?? '',
      website: website ?? null,
      section: '',
      class: 'all',
      range: 'all',
    } as const;
    return () => history.eventSeries({ ...whole, ...query });
  };
  const questions: Question[] = [
    ...SEARCHED.map(([name, words]) => ({
      name: `search for ${name}`,
      allowedMs: ALLOWED_MS.search,
      times: SEARCHES,
      ask: () => history.list({ ...EVERYTHING, words }),
    })),
    ...(
      [
        ['events view', () => history.listEvents(midnightMs)],
        ['chart of the busiest event, all', chart(0, {})],
        ['chart of the busiest event, 7 days', chart(0, { range: 'week' })],
        ['chart of the busiest event, 24 h', chart(0, { range: 'day' })],
        ['chart of its busiest section, all', chart(0, { section: busiestSection(path) })],
        ['chart of a middling event, all', chart(EVENT_PLANS.length / 2, {})],
      ] as const
    ).map(([name, ask]) => ({ name, allowedMs: ALLOWED_MS.view, times: VIEWS, ask })),
  ];
  const idle: number[] = [];
  const results: Result[] = [];
  for (const { name, allowedMs, times, ask } of questions) {
    const took: number[] = [];
    for (let call = -WARM_UP; call < times; call += 1) {
      idle.push(await measure(() => history.get(-1)));
      const ms = await measure(() => ask(call));
      if (call >= 0) took.push(ms);
    }
    results.push(toResult(`${name}, p95`, took, allowedMs));
  }
  return [
    { ...toResult('idle peer: a number that is not there, p95', idle, 1), ratio: { value: 1, of: 'itself' } },
    ...results,
  ];
}

/** The folded name of the section of the busiest event with the most points. */
function busiestSection(path: string): string {
  const database = new DatabaseSync(path, { readOnly: true });
  const found = database
    .prepare(
      `SELECT section FROM series JOIN series_points ON series = id WHERE event_id = ? AND section <> ''
       GROUP BY section ORDER BY count(*) DESC LIMIT 1`,
    )
    .get(EVENT_PLANS[0]?.eventId ?? '');
  database.close();
  return String(found?.section ?? '');
}

async function measure(ask: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await ask();
  return performance.now() - begin;
}

function toResult(name: string, times: readonly number[], allowedMs: number): Result {
  const p95 = percentile(times, 95);
  return {
    name,
    figure: `${formatMs(p95)} (p50 ${formatMs(percentile(times, 50))})`,
    ratio: { value: p95 / allowedMs, of: `the ${allowedMs} ms allowed` },
  };
}
