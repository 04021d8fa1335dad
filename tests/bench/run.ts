/**
 * `npm run bench [-- NAME ...] [--size SIZE] [--messages COUNT] [--json FILE] [--compare FILE]`: prints each benchmark's
 * figures and ratios. `--json` keeps them in a file; `--compare` prints those of such a file beside them. `--size` is for
 * `throughput`, `--messages` for `memory`. Nothing here passes or fails.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { deciding } from './deciding.bench.ts';
import { decoding } from './decoding.bench.ts';
import { history } from './history/history.bench.ts';
import { memory } from './memory.bench.ts';
import { previewing } from './previewing.bench.ts';
import { startup } from './startup.bench.ts';
import { stream } from './stream/stream.bench.ts';
import { type Benchmark, formatRatio, type Result } from './support/benchmark.ts';
import { type Results, readResults } from './support/results.ts';
import { sustained } from './sustained.bench.ts';
import { throughput } from './throughput/throughput.bench.ts';
import { watchlists } from './watchlists.bench.ts';

const all: Readonly<Record<string, Benchmark>> = {
  decoding,
  deciding,
  previewing,
  watchlists,
  startup,
  sustained,
  throughput,
  memory,
  history,
  stream,
};
const { values: flags, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    compare: { type: 'string' },
    size: { type: 'string' },
    messages: { type: 'string' },
  },
});
const unknown = wanted.filter((name) => !(name in all));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}. There are: ${Object.keys(all).join(', ')}`);
  process.exit(2);
}

const before: Results = flags.compare === undefined ? {} : readResults(flags.compare);
const results: Record<string, readonly Result[]> = {};
for (const [name, benchmark] of Object.entries(all)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${benchmark.title}`);
  const messages = flags.messages === undefined ? undefined : Number(flags.messages);
  const found = await benchmark.run({ size: flags.size, messages });
  results[name] = found;
  for (const result of found) {
    console.log(formatLine(result));
    const old = before[name]?.find((candidate) => candidate.name === result.name);
    if (old !== undefined) console.log(formatLine({ ...old, name: '  before' }));
  }
}
if (flags.json !== undefined) writeFileSync(flags.json, `${JSON.stringify(results, null, 2)}\n`);

function formatLine({ name, figure, ratio }: Result): string {
  return `  ${name.padEnd(52)} ${figure.padStart(26)}  ${ratio === undefined ? '' : formatRatio(ratio)}`;
}
