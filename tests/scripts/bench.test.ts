import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const HINT = '"npm run bench -- --help" lists what there is.';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'eventory-bench-arguments-'));
  writeFileSync(join(folder, 'note.json'), '{"decoding": [{"name": 1}]}');
  writeFileSync(join(folder, 'cut.json'), '{"decoding": [');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In a folder of its own, with the name of a benchmark that is quick if it should run after all. */
function bench(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'tests/bench/run.ts'), 'decoding', ...args],
    { encoding: 'utf8', cwd: folder, env: { ...process.env, ...env } },
  );
  return { status, stdout, stderr: stderr.trim() };
}

describe('npm run bench', () => {
  it.each<[readonly string[], string]>([
    [['--sizes', '65 KB'], `There is no flag --sizes. Did you mean --size? ${HINT}`],
    [['-x'], `There is no flag -x. ${HINT}`],
    [['decodin'], '"decodin" is no value for "npm run bench --". Use decoding, deciding'],
    [['--messages', 'abc'], '"abc" is no value for --messages. Give a whole number from 10001 to'],
    [['--messages', '0'], '"0" is no value for --messages. Give a whole number from 10001 to'],
    [['--messages=-5'], '"-5" is no value for --messages. Give a whole number from 10001 to'],
    [['--messages'], '--messages needs a value: --messages 100000'],
    [['--items', '0'], '"0" is no value for --items. Give a whole number from 1 to'],
    [['--size', '1KB'], '"1KB" is no value for --size. Use 65 KB or 2.6 KB.'],
    [['--compare', 'missing.json'], '"missing.json" is no value for --compare. It cannot be read (ENOENT). Make such'],
    [['--compare', 'cut.json'], '"cut.json" is no value for --compare. It holds no results. Make such a file with'],
    [['--compare', 'note.json'], '"note.json" is no value for --compare. It holds no results. Make such a file with'],
    [['--json', 'nowhere/now.json'], '"nowhere/now.json" is no value for --json. There is no folder'],
  ])('refuses %j in one line that says what to do', (args, message) => {
    const { status, stdout, stderr } = bench(args);
    expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 });
    expect(stderr).toContain(message);
  });

  it('refuses a size of the history in the environment that is no number', () => {
    expect(bench([], { HISTORY_ITEMS: 'many' })).toEqual({
      status: 2,
      stdout: '',
      stderr: '"many" is no value for HISTORY_ITEMS. Give a whole number from 1 to 100000000.',
    });
  });

  it('lists its benchmarks and flags', () => {
    const { status, stdout } = bench(['--help']);
    expect(status).toBe(0);
    for (const word of ['decoding', 'history', '--json FILE', '--compare FILE', '--size', '--messages', '--items']) {
      expect(stdout).toContain(word);
    }
  });
});
