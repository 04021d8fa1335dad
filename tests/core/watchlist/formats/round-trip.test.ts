import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryWarnings } from '../../../../core/watchlist/entry-schema.ts';
import { newEntry } from '../../../../core/watchlist/fields.ts';
import { CSV_COLUMNS } from '../../../../core/watchlist/formats/csv/csv-columns.ts';
import { escapeFormulas, unescapeFormulas } from '../../../../core/watchlist/formats/csv/csv-formulas.ts';
import { exportCsv, exportJson } from '../../../../core/watchlist/formats/export.ts';
import { parseImport } from '../../../../core/watchlist/formats/parse-import.ts';
import { applyImport, planImport } from '../../../../core/watchlist/formats/plan-import.ts';
import { anyWatchlist } from '../arbitrary-entry.ts';

const EXPORTS = [
  ['json', exportJson],
  ['csv', exportCsv],
] as const;

describe.each(EXPORTS)('an export as %s', (format, exportText) => {
  it('is imported as exactly the same entries', () => {
    fc.assert(
      fc.property(anyWatchlist, (entries) => {
        const { notes, ...read } = parseImport(exportText(entries), 'auto');
        expect(read).toEqual({ format, entries, rejected: [], rejectedEntries: [] });
        expect(notes.map(({ message }) => message).sort()).toEqual(
          entries.flatMap((entry) => entryWarnings(entry).map(({ message }) => message)).sort(),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('of 10,000 entries is imported and planned whole', () => {
    const entries = Array.from({ length: 10_000 }, (_, i) =>
      newEntry(`event-${i}`, `event-${i}`, {
        section: '101-110, Floor*, !PIT',
        keywords: 'aisle -obstructed',
        label: `No. ${i}`,
      }),
    );
    const current = entries.map((entry, i) => (i % 2 === 0 ? entry : { ...entry, max_price_filter: 100 }));
    const text = exportText(entries);
    const plan = planImport(current, parseImport(text, 'auto'), 'merge');
    expect([plan.unchanged, plan.changed.length]).toEqual([5000, 5000]);
  });
});

describe('an export as CSV', () => {
  it('names the columns in the first line, for Excel to read as UTF-8', () => {
    expect(exportCsv([]).split('\r\n')[0]).toBe(`\ufeff${CSV_COLUMNS.join(',')}`);
  });

  it('has no cell that a spreadsheet would run', () => {
    const text = exportCsv([newEntry('=1+1', '@x', { label: '+1', keywords: '-obstructed' })]);
    expect(text.split('\r\n')[1]).toMatch(/^"'@x","'=1\+1",/);
    expect(text).toContain(`"'+1"`);
    expect(text).toContain(`"'-obstructed"`);
  });

  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('has no cell that a spreadsheet would run where %s separate cells', (_, separator) => {
    const notes = `a;=1\tb;"=2"\n@3; "+4";-5;\t=6;'=7;＝8`;
    const text = exportCsv([newEntry('a', 'a', { notes, keywords: '"floor ga"; -obstructed' })]);
    // Such a spreadsheet sees quotes only where a cell begins with one; it may drop them and spaces.
    const cells = text.split(/\r\n|\n|\r/).flatMap((line) => line.split(separator));
    const run = cells.filter((cell) => /^[\s"]*[=+\-@＝]/.test(cell));
    expect(run).toEqual([]);
    expect(parseImport(text, 'csv').entries[0]).toMatchObject({ notes, keywords: '"floor ga"; -obstructed' });
  });

  it('gives every text back, whatever apostrophes and separators it has', () => {
    const text = fc
      .array(fc.constantFrom("'", '=', '-', ';', '\t', '\n', '\r', '"', ' ', 'a'))
      .map((all) => all.join(''));
    fc.assert(fc.property(text, (cell) => unescapeFormulas(escapeFormulas(cell)) === cell));
  });
});

describe('an import preview', () => {
  const stored = [newEntry('a', 'a'), newEntry('b', 'b', { max_price_filter: 10 }), newEntry('c', 'c')];
  const text = 'event_id,max_price,strict\nd,,\nb,20,yes\na,,\nx,cheap,';
  const imported = parseImport(text, 'auto');

  it('lists added, changed with its fields, unchanged and rejected', () => {
    expect(planImport(stored, imported, 'merge')).toEqual({
      format: 'csv',
      added: [newEntry('d', 'd')],
      changed: [
        {
          before: stored[1],
          after: newEntry('b', 'b', { max_price_filter: 20, strict: true }),
          fields: ['max_price_filter', 'strict'],
        },
      ],
      unchanged: 1,
      removed: [],
      kept: [],
      rejected: [{ line: 5, field: 'max_price_filter', message: expect.stringContaining('not "cheap"') }],
      notes: [],
    });
  });

  it('lists what replacing removes', () => {
    expect(planImport(stored, imported, 'replace').removed).toEqual([stored[2]]);
  });

  it('merges: keeps the rest, in place', () => {
    const after = applyImport(stored, planImport(stored, imported, 'merge'));
    expect(after.map(({ id, max_price_filter }) => [id, max_price_filter])).toEqual([
      ['a', null],
      ['b', 20],
      ['c', null],
      ['d', null],
    ]);
  });

  it('replaces: holds what the import holds', () => {
    const after = applyImport(stored, planImport(stored, imported, 'replace'));
    expect(after.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
  });

  it.each([
    ['whose line was rejected, by its id', '[{"event_id":"a"},{"id":"b","event_id":"z","section":"10-"}]', ['b']],
    ['whose line was rejected, by its event', 'Event,max price\na,\nb,cheap', ['b']],
    ['whose line was rejected under another id', '[{"event_id":"a"},{"id":"z","event_id":"b","strict":"?"}]', ['b']],
    ['that a line without a name may have meant', '[{"event_id":"a"},{"label":"?"}]', ['b', 'c']],
    ['that a damaged line may have meant', 'event_id,strict\na,\nb,yes,10,20', ['b', 'c']],
    ['that no line was rejected for', 'event_id\na', []],
  ])('keeps, on replacing, an entry %s', (_what, other, kept) => {
    const plan = planImport(stored, parseImport(other, 'auto'), 'replace');
    expect(plan.kept.map(({ id }) => id)).toEqual(kept);
    expect(applyImport(stored, plan).map(({ id }) => id)).toEqual(['a', ...kept]);
    expect(plan.removed.map(({ id }) => id)).toEqual(['b', 'c'].filter((id) => !kept.includes(id)));
  });

  it('finds nothing to do the second time', () => {
    fc.assert(
      fc.property(
        anyWatchlist,
        anyWatchlist,
        fc.constantFrom('merge' as const, 'replace' as const),
        (before, other, mode) => {
          const result = parseImport(exportJson(other), 'auto');
          const after = applyImport(before, planImport(before, result, mode));
          const again = planImport(after, result, mode);
          expect([again.added, again.changed, again.removed]).toEqual([[], [], []]);
          expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
        },
      ),
    );
  });
});
