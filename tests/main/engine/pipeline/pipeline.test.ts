import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPriceMemory } from '../../../../core/feed/price/price-memory.ts';
import { createWatchlistIndex } from '../../../../core/matching/watchlist-index.ts';
import { fingerprint } from '../../../../core/notification/fingerprint.ts';
import { newEntry } from '../../../../core/watchlist/fields.ts';
import { createDuplicateMemory } from '../../../../main/engine/pipeline/duplicate-memory.ts';
import { explainFallback } from '../../../../main/engine/pipeline/fallback-decision.ts';
import type { MatchingSettings, MatchingSource } from '../../../../main/engine/pipeline/matching-context.ts';
import { createPipeline, type PipelineDeps } from '../../../../main/engine/pipeline/pipeline.ts';
import type { ProcessedNotification } from '../../../../main/engine/pipeline/processed-notification.ts';
import { message } from '../harness.ts';

vi.mock('../../../../core/notification/fingerprint.ts', { spy: true });

const NOW = Date.parse('2026-06-10T20:00:00Z');
const broken = (): never => {
  throw new Error('a fault of ours');
};
const index = createWatchlistIndex([newEntry('abc123', 'abc123', { change_type: ['*'], max_price_filter: 1 })]);
const settings: MatchingSettings = { unlisted: 'feed', apply_local_filters: false, gateway: { endpoint: 'subscribe' } };

function pipeline({
  watchlist = {},
  settings: readSettings = () => settings,
  processed: failing,
  ...more
}: Faults = {}) {
  const processed: ProcessedNotification[] = [];
  const malformed: string[] = [];
  const errors: string[] = [];
  let id = 0;
  const source: MatchingSource = {
    watchlist: { index: () => index, get: () => null, isInDoubt: () => false, isMuteOver: () => false, ...watchlist },
    duplicates: createDuplicateMemory(() => NOW),
    prices: createPriceMemory(),
    priceHistories: { get: () => null },
    nextId: () => ++id,
  };
  const { accept } = createPipeline({
    source: () => source,
    settings: readSettings,
    ...more,
    sink: {
      processed(from, one) {
        expect(from).toBe(source);
        processed.push(one);
        failing?.();
      },
      malformed: (error) => malformed.push(error),
      error: (what, error) => errors.push(`${what}: ${error.message}`),
    },
  });
  return { accept: (frame: object) => accept(JSON.stringify(frame), NOW), processed, malformed, errors };
}

interface Faults extends Partial<Pick<PipelineDeps<MatchingSource>, 'isCopy'>> {
  readonly watchlist?: Partial<MatchingSource['watchlist']>;
  readonly settings?: () => MatchingSettings;
  readonly processed?: () => void;
}

it('every entry that alerts for a notification goes with it, but only with an alert', () => {
  const both = createWatchlistIndex(['first', 'second'].map((id) => newEntry('abc123', id, { change_type: ['*'] })));
  const { accept, processed } = pipeline({ watchlist: { index: () => both } });
  accept(message());
  accept(message());
  expect(
    processed.map(({ decision, also }) => [decision.outcome, decision.entry, also.map((other) => other.entry.id)]),
  ).toEqual([
    ['alert', 'first', ['second']],
    ['duplicate', 'first', []],
  ]);
});

describe('an error while matching', () => {
  it.each<[string, Faults]>([
    ['the watchlist', { watchlist: { index: broken } }],
    ['the filters', { watchlist: { index: () => ({ get: broken }) } }],
    ['the entry', { watchlist: { get: broken } }],
    ['the settings', { settings: broken }],
  ])('in %s lets the notification through as an unverified alert', (_place, faults) => {
    const { accept, processed, malformed, errors } = pipeline(faults);
    accept(message());
    expect(processed).toHaveLength(1);
    const [alert] = processed;
    expect(alert?.decision).toMatchObject({ outcome: 'alert', entry: null, reasons: [] });
    expect(alert?.decision.unverified).toEqual(expect.arrayContaining(['section', 'max_price_filter', 'availability']));
    expect(alert?.decision.link).toMatch(/^https:/);
    expect(alert?.item).toMatchObject({ outcome: 'alert', event_id: 'abc123', has_link: true, why: null });
    expect(alert?.item.best?.section_name).toBe('Floor GA');
    expect(malformed).toEqual([]);
    expect(errors).toEqual(['a notification could not be matched and was let through unverified: a fault of ours']);
  });

  it('still folds duplicates', () => {
    const { accept, processed } = pipeline({ settings: broken });
    accept(message());
    accept(message());
    accept(message({ stock: 7 }));
    expect(processed.map(({ item }) => item.outcome)).toEqual(['alert', 'duplicate', 'alert']);
  });

  it('says so if one asks why, and only then', () => {
    const faulty = pipeline({ settings: broken });
    faulty.accept(message());
    const sound = pipeline();
    sound.accept(message({ event_id: 'unlisted' }));
    sound.accept(message());
    const explained = (all: ProcessedNotification[]) => all.map(({ decision }) => explainFallback(decision));
    expect(explained(faulty.processed)).toEqual([
      expect.arrayContaining([expect.stringContaining('error in this app')]),
    ]);
    expect(explained(sound.processed)).toEqual([null, null]);
  });

  it('names no link that may not be opened', () => {
    const { accept, processed } = pipeline({ settings: broken });
    const sections = { ga: { offer_name: 'GA', price: 10, stock: 2, atc: 'javascript:alert(1)' } };
    accept(message({ sections, event_infos: { event_url: 'https://example.com/event' } }));
    expect(processed[0]?.decision).toMatchObject({ best: 'ga', link: 'https://example.com/event' });
  });

  it('of a message without offers alerts too', () => {
    const { accept, processed } = pipeline({ settings: broken });
    accept({ event_id: 'abc123' });
    expect(processed[0]?.item).toMatchObject({ event_id: 'abc123', best: null, has_link: false });
  });
});

describe('an error in the sink', () => {
  it('keeps the message as one that could not be processed, and the next message is accepted', () => {
    const { accept, processed, malformed } = pipeline({ processed: broken });
    accept(message());
    accept(message({ stock: 7 }));
    expect(processed).toHaveLength(2);
    expect(malformed).toEqual(Array(2).fill('could not be processed: a fault of ours'));
  });
});

describe('a message that another computer may have heard too', () => {
  beforeEach(() => {
    vi.mocked(fingerprint).mockClear();
  });

  it('is left out if it is a copy, by its content', () => {
    const contents: string[] = [];
    const { accept, processed } = pipeline({
      isCopy: (content) => {
        contents.push(content());
        return contents.length > 1;
      },
    });
    accept(message());
    accept(message());
    expect(contents).toEqual([expect.stringMatching(/^3:/), contents[0]]);
    expect(processed).toHaveLength(1);
  });

  it('has its content made only if somebody asks for it', () => {
    const { accept, processed } = pipeline({ isCopy: () => false });
    accept(message());
    expect(processed.map(({ decision }) => decision.outcome)).toEqual(['filtered']);
    expect(fingerprint).not.toHaveBeenCalled();
  });
});
