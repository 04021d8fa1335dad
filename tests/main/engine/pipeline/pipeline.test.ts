import { describe, expect, it } from 'vitest';
import { createWatchlistIndex } from '../../../../core/matching/watchlist-index.ts';
import { newEntry } from '../../../../core/watchlist/entry-schema.ts';
import { createDuplicateMemory } from '../../../../main/engine/pipeline/duplicate-memory.ts';
import { explainFallback } from '../../../../main/engine/pipeline/fallback-decision.ts';
import { createPipeline, type PipelineDeps } from '../../../../main/engine/pipeline/pipeline.ts';
import type { ProcessedNotification } from '../../../../main/engine/pipeline/processed-notification.ts';
import { message } from '../harness.ts';

const NOW = Date.parse('2026-06-10T20:00:00Z');
const broken = (): never => {
  throw new Error('a fault of ours');
};
const index = createWatchlistIndex([newEntry('abc123', 'abc123', { change_type: ['*'], max_price_filter: 1 })]);
const matchingContext: PipelineDeps['matchingContext'] = () => ({
  index,
  entryOf: () => null,
  settings: { unlisted: 'feed', apply_local_filters: false, gateway: { endpoint: 'subscribe' } },
});

function pipeline(faults: Partial<PipelineDeps> = {}) {
  const alerts: ProcessedNotification[] = [];
  const judged: ProcessedNotification[] = [];
  const malformed: string[] = [];
  const told: string[] = [];
  let id = 0;
  const { accept } = createPipeline({
    matchingContext,
    duplicates: createDuplicateMemory(() => NOW),
    nextId: () => ++id,
    onAlert: (one) => alerts.push(one),
    onProcessed: (one) => judged.push(one),
    onMalformed: (error) => malformed.push(error),
    onError: (what, error) => told.push(`${what}: ${error.message}`),
    ...faults,
  });
  return { accept: (frame: object) => accept(JSON.stringify(frame), NOW), alerts, judged, malformed, told };
}

describe('a fault of ours while judging', () => {
  it.each<[string, PipelineDeps['matchingContext']]>([
    ['the watchlist', broken],
    ['the filters', () => ({ ...matchingContext(), index: { get: broken } })],
    ['the entry', () => ({ ...matchingContext(), entryOf: broken })],
  ])('in %s lets the notification through as an unverified alert', (_where, faulty) => {
    const { accept, alerts, judged, malformed, told } = pipeline({ matchingContext: faulty });
    accept(message());
    expect(alerts).toHaveLength(1);
    expect(judged).toEqual(alerts);
    const [alert] = alerts;
    expect(alert?.decision).toMatchObject({ outcome: 'alert', entry: null, reasons: [] });
    expect(alert?.decision.unverified).toEqual(expect.arrayContaining(['section', 'max_price_filter', 'availability']));
    expect(alert?.decision.link).toMatch(/^https:/);
    expect(alert?.item).toMatchObject({ outcome: 'alert', event_id: 'abc123', has_link: true, why: null });
    expect(alert?.item.best?.section_name).toBe('Floor GA');
    expect(malformed).toEqual([]);
    expect(told).toEqual(['a notification could not be judged and was let through unverified: a fault of ours']);
  });

  it('still folds duplicates', () => {
    const { accept, alerts, judged } = pipeline({ matchingContext: broken });
    accept(message());
    accept(message());
    accept(message({ stock: 7 }));
    expect(judged.map(({ item }) => item.outcome)).toEqual(['alert', 'duplicate', 'alert']);
    expect(alerts).toHaveLength(2);
  });

  it('says so where one asks why, and only then', () => {
    const faulty = pipeline({ matchingContext: broken });
    faulty.accept(message());
    const sound = pipeline();
    sound.accept(message({ event_id: 'unlisted' }));
    sound.accept(message());
    const explained = (judged: ProcessedNotification[]) => judged.map(({ decision }) => explainFallback(decision));
    expect(explained(faulty.judged)).toEqual([expect.arrayContaining([expect.stringContaining('fault of its own')])]);
    expect(explained(sound.judged)).toEqual([null, null]);
  });

  it('names no link that may not be opened', () => {
    const { accept, alerts } = pipeline({ matchingContext: broken });
    const sections = { ga: { offer_name: 'GA', price: 10, stock: 2, atc: 'javascript:alert(1)' } };
    accept(message({ sections, event_infos: { event_url: 'https://example.com/event' } }));
    expect(alerts[0]?.decision).toMatchObject({ best: 'ga', link: 'https://example.com/event' });
  });

  it('of a message without offers alerts too', () => {
    const { accept, alerts } = pipeline({ matchingContext: broken });
    accept({ event_id: 'abc123' });
    expect(alerts[0]?.item).toMatchObject({ event_id: 'abc123', best: null, has_link: false });
  });
});

describe('a fault of ours after judging', () => {
  const open = () => ({
    ...matchingContext(),
    index: createWatchlistIndex([newEntry('abc123', 'abc123', { change_type: ['*'] })]),
  });

  it('in alerting keeps the notification in the feed', () => {
    const { accept, judged, told } = pipeline({ matchingContext: open, onAlert: broken });
    accept(message());
    expect(judged.map(({ item }) => item.outcome)).toEqual(['alert']);
    expect(told).toEqual(['an alert could not be raised: a fault of ours']);
  });

  it('in recording comes after the alert, and the next message is heard', () => {
    const { accept, alerts, malformed } = pipeline({ matchingContext: open, onProcessed: broken });
    accept(message());
    accept(message({ stock: 7 }));
    expect(alerts).toHaveLength(2);
    expect(malformed).toEqual([]);
  });
});
