import { describe, expect, it } from 'vitest';
import { parseImport } from '../../../../core/watchlist/formats/parse-import.ts';

const notesOf = (text: string) => parseImport(text, 'auto').notes;

describe('names that are no field', () => {
  it('of a column are noted with what was probably meant, and reject nothing', () => {
    const { entries, rejected, notes } = parseImport('event_id,max prise,mine\na,100,x\nb,90,y\n', 'auto');
    expect(entries.map(({ event_id, max_price_filter }) => [event_id, max_price_filter])).toEqual([
      ['a', null],
      ['b', null],
    ]);
    expect(rejected).toEqual([]);
    expect(notes).toEqual([
      {
        line: 1,
        field: 'max prise',
        message: 'No field has this name, so it is ignored. Did you mean max_price_filter?',
      },
      { line: 1, field: 'mine', message: 'No field has this name, so it is ignored.' },
    ]);
  });

  it('of a key are noted once, on the line where they are first met, with how many entries have them', () => {
    expect(notesOf('[\n{"event_id":"a",\n"sectoin":"101"},\n{"event_id":"b","sectoin":"102"}]')).toEqual([
      {
        line: 3,
        field: 'sectoin',
        message: 'No field has this name, so it is ignored. Did you mean section? (2 entries have it.)',
      },
    ]);
  });

  it.each([
    ['max_prise_filter', 'max_price_filter'],
    ['Seat quantiy', 'seat_quantity'],
    ['row_fliter', 'row_filter'],
    ['keyworks', 'keywords'],
    ['resale_ticket', 'resale_tickets'],
    ['mutedUntill', 'muted_until'],
    ['created_at', null],
    ['user', null],
    ['x', null],
    ['constructor', null],
    ['__proto__', null],
    ['y'.repeat(10_000), null],
  ])('%s: did you mean %s', (name, meant) => {
    const [note] = notesOf(`{"event_id":"a",${JSON.stringify(name)}:1}`);
    expect(/Did you mean (\w+)\?/.exec(note?.message ?? '')?.[1] ?? null).toBe(meant);
    expect(note?.field?.length).toBeLessThan(62);
  });

  it('of a watchlist spelt rightly are none, blank column heads among them', () => {
    expect(notesOf('Event ID;Max price;;\na;1;;')).toEqual([]);
    expect(notesOf('[{"eventId":"a","Sections":"101"}]')).toEqual([]);
  });

  it('take no time however many there are', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `"name_${index}":1`);
    const startMs = performance.now();
    const notes = notesOf(`[{"event_id":"a",${names.join(',')}}]`);
    expect(performance.now() - startMs).toBeLessThan(2000);
    expect(notes).toHaveLength(101);
    expect(notes.at(-1)).toEqual({
      line: 1,
      field: null,
      message: '19,900 more names that are no field are ignored.',
    });
  });
});

describe('two names for one field', () => {
  it('are noted', () => {
    expect(notesOf('event_id,section,Sections,section\na,101,102,103')).toEqual([
      { line: 1, field: 'Sections', message: 'section and Sections both mean section; only one of them counts.' },
      { line: 1, field: 'section', message: 'This column is there twice; the first one counts.' },
    ]);
    expect(notesOf('{"event_id":"a","section":"101",\n"sections":"102"}')).toMatchObject([
      { line: 2, field: 'sections' },
    ]);
  });
});

describe('what an entry warns of', () => {
  it('is noted with line and field', () => {
    const off = ['standard', 'resale', 'general_admission', 'platinum'].map((name) => `"${name}_tickets":false`);
    expect(notesOf(`[{"event_id":"a",\n"muted_until":"soon"},\n{"event_id":"b",\n${off.join(',')}}]`)).toMatchObject([
      { line: 2, field: 'muted_until' },
      { line: 4, field: 'standard_tickets', message: expect.stringContaining('All four ticket types are off') },
    ]);
  });
});
