import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseEntry } from '../../../core/watchlist/entry-schema.ts';
import { ENTRY_FIELDS, FILTER_FIELDS, findField } from '../../../core/watchlist/fields.ts';
import { CSV_COLUMNS } from '../../../core/watchlist/formats/csv/csv-columns.ts';

/** Much work: a busy machine may take its time. */
vi.setConfig({ testTimeout: 120_000 });

const root = join(import.meta.dirname, '../../..');
const table = readFileSync(join(root, 'core/watchlist/fields.ts'), 'utf8');
const schemas = readFileSync(join(root, 'core/watchlist/field-schemas.ts'), 'utf8');
const entryType = readFileSync(join(root, 'core/watchlist/entry.ts'), 'utf8');

/** What `tsc` reports for a copy of core with this field table, these schemas and this entry type. */
let compile: (changes: { table?: string; schemas?: string; entryType?: string }) => string;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'field-table-'));
  cpSync(join(root, 'core'), join(folder, 'core'), { recursive: true });
  mkdirSync(join(folder, 'fixture'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  cpSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
  const files = ['../core/env.d.ts', '../core/watchlist/field-schemas.ts'];
  const config = { extends: '../tsconfig.base.json', files };
  writeFileSync(join(folder, 'fixture/tsconfig.json'), JSON.stringify(config));
  compile = (changes) => {
    writeFileSync(join(folder, 'core/watchlist/fields.ts'), changes.table ?? table);
    writeFileSync(join(folder, 'core/watchlist/field-schemas.ts'), changes.schemas ?? schemas);
    writeFileSync(join(folder, 'core/watchlist/entry.ts'), changes.entryType ?? entryType);
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const run = spawnSync(process.execPath, [tsc, '--project', join(folder, 'fixture'), '--pretty', 'false'], {
      encoding: 'utf8',
    });
    return run.stdout + run.stderr;
  };
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the table of fields', () => {
  it('compiles as it is', () => {
    expect(compile({})).toBe('');
  });

  it('does not compile without the row of a field', () => {
    const withoutNotes = table.replace(/^ {2}notes: \{\n[\s\S]*?^ {2}\},\n/m, '');
    expect(withoutNotes).not.toBe(table);
    expect(compile({ table: withoutNotes })).toMatch(/fields\.ts.*error TS.*'notes' is missing/);
  });

  it('does not compile when an entry has a field without a row', () => {
    const withField = entryType.replace('  readonly notes: string;\n', '$&  readonly colour: string;\n');
    expect(withField).not.toBe(entryType);
    expect(compile({ entryType: withField })).toMatch(/fields\.ts.*error TS.*'colour' is missing/);
  });

  it('does not compile with a row that is no field of an entry', () => {
    const withoutNotes = entryType.replace('  readonly notes: string;\n', '');
    expect(compile({ entryType: withoutNotes })).toMatch(/fields\.ts.*error TS2353.*'notes' does not exist/);
  });

  it('does not compile with a schema that gives another type', () => {
    const wrong = schemas.replace(/^ {2}strict: .*/m, "  strict: textOr(''),");
    expect(wrong).not.toBe(schemas);
    expect(compile({ schemas: wrong })).toMatch(
      /field-schemas\.ts.*error TS[\s\S]*'string' is not assignable to type 'boolean'/,
    );
  });

  it('does not compile without the schema of a field', () => {
    const withoutNotes = schemas.replace(/^ {2}notes: .*\n/m, '');
    expect(withoutNotes).not.toBe(schemas);
    expect(compile({ schemas: withoutNotes })).toMatch(/field-schemas\.ts.*error TS.*'notes' is missing/);
  });

  it('gives the schema its fields, imports their names and exports their columns', () => {
    const read = parseEntry({ event_id: 'abc123' });
    expect(read.ok && Object.keys(read.entry).sort()).toEqual([...ENTRY_FIELDS].sort());
    expect(CSV_COLUMNS).toEqual(ENTRY_FIELDS);
    expect(ENTRY_FIELDS.map(findField)).toEqual(ENTRY_FIELDS);
    expect(FILTER_FIELDS).not.toContain('notes');
    expect(FILTER_FIELDS).toContain('min_price_filter');
  });
});
