import { describe, expect, it } from 'vitest';
import { newEntry } from '../../../../core/watchlist/fields.ts';
import { parseImport } from '../../../../core/watchlist/formats/parse-import.ts';

describe('importing JSON', () => {
  it.each([
    ['a list', '[{"event_id":"a"}]'],
    ['an object with a list', '{"entries":[{"event_id":"a"}]}'],
    ['the service’s name for it', '{"total":1,"watchlist":[{"event_id":"a"}]}'],
    ['an export', '{"format":"eventory-watchlist","version":1,"entries":[{"event_id":"a"}]}'],
    ['a single entry', '{"eventId":"a"}'],
    ['a byte order mark and space before it', '\ufeff \n[{"event_id":"a"}]'],
  ])('takes %s', (_what, text) => {
    expect(parseImport(text, 'auto')).toMatchObject({ format: 'json', entries: [newEntry('a', 'a')], rejected: [] });
  });

  it('rejects by line and field, and takes the rest', () => {
    const text = `{
  "note": [{"event_id": "not this list"}],
  "entries": [
    {"event_id": "a"},
    {
      "event_id": "b",
      "sections": "10-",
      "label": "a \\"quoted\\" [label], {",
      "Max price":
        "cheap"
    },
    5,
    {"event_id": "c"}, {"label": "no event"}
  ]
}`;
    const { entries, rejected } = parseImport(text, 'auto');
    expect(entries.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(rejected.map(({ line, field }) => [line, field])).toEqual([
      [7, 'section'],
      [9, 'max_price_filter'],
      [12, null],
      [13, 'event_id'],
    ]);
  });

  it('finds the line of an entry in the list that counts, the last one of its name', () => {
    const text = '{"entries": [{"event_id": "a"}],\n"entries": [\n{"label": "no event"}]}';
    expect(parseImport(text, 'auto')).toMatchObject({ entries: [], rejected: [{ line: 3, field: 'event_id' }] });
  });

  it('rejects an id that an earlier entry has', () => {
    const { entries, rejected } = parseImport('[{"id":"x","event_id":"a"},\n{"event_id":"b",\n"id":"x"}]', 'auto');
    expect(entries).toEqual([newEntry('a', 'x')]);
    expect(rejected).toEqual([
      {
        line: 3,
        field: 'id',
        message: 'The entry of line 1 has this id already. Give one of them another id, or none.',
      },
    ]);
  });

  it.each([
    ['[\n{"event_id":"a"},\n]', 3, 'there is a comma too many before `]`'],
    ['[\n{"event_id":"a"}\n{"event_id":"b"}]', 3, 'a comma or `]` is missing before `{`'],
    ['[{"event_id":\n"a"', 2, 'it ends before the `}`'],
    ['[{event_id:"a"}]', 1, 'a key in double quotes is missing, or its quotes are not closed'],
    ["[\n'a']", 2, "`'` begins no value: write a number, true, false, null or text in double quotes"],
    ['[{"event_id" "a"}]', 1, 'a colon is missing before `"`'],
    ['[{"event_id"}]', 1, 'a key has no value'],
    ['[{"a":1,}]', 1, 'there is a comma too many before `}`'],
    ['[{"event_id":"a"}]\n]', 2, 'there is more after the end of the list'],
    ['["a\nb"]', 1, 'text in quotes is not closed on its line, or has a backslash too many'],
    ['[{"event_id":"a"},\n{"event_id":}]', 2, 'a key has no value'],
    ['[{"event_id":"a","max_price_filter":\n1.}]', 2, 'a number is not complete: write it as 150 or 149.50'],
    ['[\n// mine\n{"event_id":"a"}]', 2, '`/` begins no value'],
    [
      '{"version":3,"entries":[]}',
      1,
      'A later version of Eventory Tray wrote this watchlist (version 3). Update the app.',
    ],
    ['{"hello":1}', 1, 'This holds no watchlist: there is no list of entries in it.'],
  ])('%j is rejected on line %i', (text, line, problem) => {
    const { entries, rejected } = parseImport(text, 'auto');
    expect(entries).toEqual([]);
    expect(rejected).toEqual([{ line, field: null, message: expect.stringContaining(problem) }]);
  });

  it('says so of a text that is nested too deeply, valid or not', () => {
    const open = '['.repeat(100_000);
    for (const text of [open, `[{"event_id":"a","x":${open}${']'.repeat(100_000)}}]`]) {
      const { entries, rejected } = parseImport(text, 'auto');
      expect(entries).toEqual([]);
      expect(rejected).toEqual([{ line: 1, field: null, message: 'This is nested too deeply.' }]);
    }
  });
});

describe('importing CSV', () => {
  const sections = (text: string) =>
    parseImport(text, 'auto').entries.map(({ event_id, section }) => [event_id, section]);

  it.each([
    ['commas', 'event_id,section\na,"101, 102"\nb,\n'],
    ['semicolons', 'event_id;section\r\na;101, 102\r\nb;\r\n'],
    ['tabs', 'Event id\tSections\na\t101, 102\nb\t'],
    ['Excel’s separator line', 'sep=;\nsection;event_id\n101, 102;a\n;b'],
    [
      'columns of one’s own, and blank lines',
      '\ufeffmine,event_id,section,__proto__\n\nx,a,"101, 102",y\n,,,\nz,b,,\n',
    ],
  ])('takes %s', (_what, text) => {
    expect(parseImport(text, 'auto')).toMatchObject({ format: 'csv', rejected: [] });
    expect(sections(text)).toEqual([
      ['a', '101, 102'],
      ['b', ''],
    ]);
  });

  it('rejects by line and field, and takes the rest', () => {
    const text = [
      'event_id,section,notes,max_price',
      'a,101,"two',
      'lines",',
      '',
      'b,10-,,',
      'c,101,102,,',
      'c,101,102,,150',
      'd,,,cheap',
      'e',
      'f,"101',
    ].join('\n');
    const { entries, rejected } = parseImport(text, 'csv');
    expect(entries.map(({ id }) => id)).toEqual(['a', 'c', 'e']);
    expect(entries[0]?.notes).toBe('two\nlines');
    expect(rejected.map(({ line, field }) => [line, field])).toEqual([
      [5, 'section'],
      [7, null],
      [8, 'max_price_filter'],
      [10, null],
    ]);
    expect(rejected[1]?.message).toBe(
      'This line has 5 cells, but the first line names 4 columns. Put cells that hold a comma in quotes.',
    );
  });

  it('counts lines after the separator line too', () => {
    expect(parseImport('sep=;\nevent_id;strict\na;maybe', 'csv').rejected).toMatchObject([
      { line: 3, field: 'strict' },
    ]);
  });

  it.each(['hello', 'name,section\nx,101'])('%j names no event column', (text) => {
    const { entries, rejected } = parseImport(text, 'csv');
    expect(entries).toEqual([]);
    expect(rejected).toMatchObject([
      { field: null, message: 'The first line must name the columns, among them event_id.' },
    ]);
  });
});

describe('an empty import', () => {
  it.each(['', '\ufeff', ' \r\n\n'])('%j is refused, with what to do', (text) => {
    for (const format of ['auto', 'json', 'csv'] as const) {
      const { entries, rejected } = parseImport(text, format);
      expect(entries).toEqual([]);
      const message = expect.stringMatching(/^The file is empty\. Use a list of entries in JSON or CSV/);
      expect(rejected).toEqual([{ line: 1, field: null, message }]);
    }
  });
});

describe('an import that is too large', () => {
  const rows = (count: number) => `event_id\n${Array.from({ length: count }, (_, n) => `e${n}`).join('\n')}`;
  const list = (count: number) => JSON.stringify(Array.from({ length: count }, (_, n) => ({ event_id: `e${n}` })));

  it.each([
    ['a CSV of 500,000 rows', rows(500_000), 'more than 100,000 entries'],
    ['a CSV of 100,001 rows', rows(100_001), 'more than 100,000 entries'],
    ['a JSON list of 500,000 entries', list(500_000), 'more than 100,000 entries'],
    ['a JSON text of 24 MB', `[{"event_id":"a","notes":"${'x'.repeat(24 * 1024 ** 2)}"}]`, 'at most 16 MB'],
  ])('is refused as a whole, with what to do: %s', (_, text, why) => {
    const { entries, rejected } = parseImport(text, 'auto');
    expect(entries).toEqual([]);
    expect(rejected).toEqual([{ line: 1, field: null, message: expect.stringContaining(why) }]);
    expect(rejected[0]?.message).toContain('Split it');
  });

  it('begins at 100,001 entries', () => {
    expect(parseImport(rows(100_000), 'csv').entries).toHaveLength(100_000);
  }, 60_000);
});
