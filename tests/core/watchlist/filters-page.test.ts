import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatOutcomeReason } from '../../../core/matching/explanation/explain.ts';
import type { Offer } from '../../../core/notification/notification.ts';
import { createEventPrices } from '../../../core/series/event-prices.ts';
import { seriesPoints } from '../../../core/series/series-points.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { parseEntry } from '../../../core/watchlist/entry-schema.ts';
import { eventIdFromUrl } from '../../../core/watchlist/event-url.ts';
import {
  describeDateExpression,
  matchDateExpression,
  parseDateExpression,
} from '../../../core/watchlist/expressions/date.ts';
import {
  describeKeywordExpression,
  foldKeywordText,
  matchKeywordExpression,
  parseKeywordExpression,
} from '../../../core/watchlist/expressions/keyword.ts';
import {
  describeRowExpression,
  matchRowExpression,
  parseRowExpression,
} from '../../../core/watchlist/expressions/row.ts';
import {
  describeSectionExpression,
  matchSectionExpression,
  parseSectionExpression,
} from '../../../core/watchlist/expressions/section.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { CSV_COLUMNS } from '../../../core/watchlist/formats/csv/csv-columns.ts';
import { parseImport } from '../../../core/watchlist/formats/parse-import.ts';
import { buildEntry } from '../../support/build-entry.ts';
import { buildNotification, buildOffer } from '../../support/build-notification.ts';
import { decided, NOW } from '../matching/build.ts';
import { parsed } from './expressions/parse-helpers.ts';

const page = readFileSync(new URL('../../../docs/filters.md', import.meta.url), 'utf8');

/** The cells of the first table after a heading. */
function tableUnder(heading: string): string[][] {
  const lines = page.slice(page.indexOf(`\n${heading}\n`)).split('\n');
  const start = lines.findIndex((line) => line.startsWith('|---'));
  const rows = lines.slice(start + 1);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}

/** What stands between backquotes in a cell. */
const code = (cell: string | undefined) => [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, text]) => text ?? '');

function fenced(language: string): string {
  return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';
}

describe('docs/filters.md: sections', () => {
  it.each(tableUnder('## Sections'))('%s', (write, words, passes, fails) => {
    const expression = parsed(parseSectionExpression(code(write)[0] ?? ''));
    expect(describeSectionExpression(expression)).toBe(words);
    for (const name of code(passes)) expect([name, matchSectionExpression(expression, name)]).toEqual([name, 'yes']);
    for (const name of code(fails)) expect([name, matchSectionExpression(expression, name)]).toEqual([name, 'no']);
  });
});

describe('docs/filters.md: rows', () => {
  it.each(tableUnder('## Rows'))('%s', (write, words, passes, fails) => {
    const expression = parsed(parseRowExpression(code(write)[0] ?? ''));
    expect(describeRowExpression(expression)).toBe(words);
    for (const row of code(passes)) expect([row, matchRowExpression(expression, row)]).toEqual([row, 'yes']);
    for (const row of code(fails)) expect([row, matchRowExpression(expression, row)]).toEqual([row, 'no']);
  });
});

describe('docs/filters.md: keywords', () => {
  const texts = [
    foldKeywordText(['The Midnight Parade', 'Sigur Rós', "Sinéad O'Connor", '東京ドーム']),
    foldKeywordText(['Floor GA, limited view']),
  ];
  it.each(tableUnder('## Keywords'))('%s', (write, words, passes) => {
    const expression = parsed(parseKeywordExpression(code(write)[0] ?? ''));
    expect(describeKeywordExpression(expression)).toBe(words);
    expect(matchKeywordExpression(expression, { texts, eventKnown: true })).toBe(passes);
  });
});

describe('docs/filters.md: dates', () => {
  it.each(tableUnder('## Dates'))('%s', (write, words, passes, fails) => {
    const expression = parsed(parseDateExpression(code(write)[0] ?? ''));
    const answer = (cell: string | undefined) => {
      const [event_date = null, event_time = null] = code(cell);
      return matchDateExpression(expression, { event_date, event_time });
    };
    expect(describeDateExpression(expression)).toBe(words);
    expect(answer(passes)).toBe('yes');
    expect(answer(fails)).toBe('no');
  });
});

describe('docs/filters.md: types of ticket', () => {
  const TYPES = [
    ['standard_tickets', 'Standard'],
    ['resale_tickets', 'Resale'],
    ['general_admission_tickets', 'General admission'],
    ['platinum_tickets', 'Platinum'],
  ] as const;
  const says = (words: string | undefined) => ({
    inventory_type: words === 'resale' || words === 'primary' ? words : null,
    general_admission: words === 'general admission' ? true : words === 'seated' ? false : null,
  });
  const table = tableUnder(
    'An offer passes if none of the types it belongs to is switched off. With all four off there is no filter.',
  );

  it('names every type in its examples', () => {
    const named = new Set(table.flatMap(([, , , types]) => types?.split(', ')));
    expect([...named].sort()).toEqual(TYPES.map(([, name]) => name).sort());
  });

  it.each(table)('%s in %s, %s: %s', (offer, section, site, types) => {
    const [offer_name = null] = code(offer);
    const [section_name = ''] = code(section);
    const notification = buildNotification({
      offers: [buildOffer({ offer_name, section_name, ...says(code(site)[0]) })],
    });
    const outcome = (filters: Partial<WatchlistEntry>) => decided(notification, [buildEntry(filters)]).outcome;
    const turnedAwayBy = TYPES.filter(([field]) => outcome({ [field]: false }) === 'filtered').map(([, name]) => name);
    expect(turnedAwayBy.sort()).toEqual(types?.split(', ').sort());
    expect(outcome(Object.fromEntries(TYPES.map(([field]) => [field, false])))).toBe('alert');
  });
});

describe('docs/filters.md: earlier prices', () => {
  const HOUR = 3_600_000;
  const ofPrice = (label: string, more: Partial<Offer> = {}) =>
    buildOffer({ price: Number(label.slice(1)), price_label: label, section: '101', ...more });
  const seen = [
    [6 * 24, '$200.00'],
    [2 * 24, '$150.00'],
    [24, '$180.00'],
  ] as const;
  const prices = createEventPrices();
  for (const [hoursAgo, label] of seen)
    prices.add(NOW - hoursAgo * HOUR, seriesPoints(buildNotification({ offers: [ofPrice(label)] })));

  it.each(tableUnder('before, nothing.'))('%s, %s: %s', (filter, offer, answer) => {
    const [field = '', value] = code(filter);
    const [label = '', section = ''] = code(offer);
    const [reason = ''] = code(answer);
    const read = parseEntry({ id: 'e1', event_id: 'abc123', [field]: value });
    if (!read.ok) throw new Error(JSON.stringify(read.issues));
    const inventory_type = offer?.includes('resale') ? 'resale' : 'primary';
    const notification = buildNotification({ offers: [ofPrice(label, { section, inventory_type })] });
    const history = prices.history(NOW);
    const decision = decided(notification, [read.entry], { history });
    const why = formatOutcomeReason(notification, decision, read.entry, history) ?? '';
    expect(why.startsWith(reason)).toBe(true);
    const [outcome] = (answer ?? '').split(/[:,]/);
    expect([decision.outcome, decision.unverified]).toEqual([outcome, answer?.endsWith('unverified') ? [field] : []]);
  });
});

describe('docs/filters.md: refusals', () => {
  it.each(tableUnder('## When something cannot be read'))('%s %s', (field, write, answer) => {
    const name = code(field)[0] ?? '';
    const result = parseEntry({ event_id: 'abc123', [name]: code(write)[0] });
    expect(result).toEqual({ ok: false, issues: [{ path: name, message: answer }] });
  });
});

describe('docs/filters.md: import and export', () => {
  const expected = [
    newEntry('G5v0Z9', 'G5v0Z9', {
      label: 'MSG under 150',
      change_type: ['stock_increase', 'price_decrease'],
      max_price_filter: 150,
      seat_quantity: 2,
      section: '101-110, Floor*, !PIT',
      resale_tickets: false,
    }),
    newEntry('3B005F0A1B2C3D4E', '3B005F0A1B2C3D4E', { date_filter: 'fri..sun' }),
  ];

  it.each(['json', 'csv'] as const)('the %s example is read as it says', (format) => {
    expect(parseImport(fenced(format), 'auto')).toMatchObject({ format, entries: expected, rejected: [] });
  });

  it('names every column of an export', () => {
    expect(tableUnder('### CSV').map(([column]) => code(column)[0])).toEqual(CSV_COLUMNS);
  });

  it.each(tableUnder('### Addresses of event pages'))('%s: %s', (_site, address, id) => {
    expect(eventIdFromUrl(code(address)[0] ?? '')).toBe(code(id)[0]);
  });
});

describe('docs/filters.md: fields', () => {
  it('has a line for every field that decides', () => {
    const named = new Set(tableUnder('## Fields').flatMap(([field]) => code(field)));
    const silent = ['id', 'label', 'notes', 'sound', 'speak', 'open_with', 'forward_to'];
    expect([...named].sort()).toEqual(CSV_COLUMNS.filter((field) => !silent.includes(field)).sort());
  });
});
