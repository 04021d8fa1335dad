/**
 * `npm run bench [-- NAME ...] [flags]`: prints each benchmark's figures and ratios; `--help` lists the flags. Nothing here
 * passes or fails.
 */
import { writeFileSync } from 'node:fs';
import { CommandFailure } from '../../main/cli/exit-status.ts';
import { deciding } from './deciding.bench.ts';
import { decoding } from './decoding.bench.ts';
import { history } from './history/history.bench.ts';
import { memory } from './memory.bench.ts';
import { previewing } from './previewing.bench.ts';
import { startup } from './startup.bench.ts';
import { stream } from './stream/stream.bench.ts';
import { formatBenchHelp, readBenchArguments } from './support/bench-arguments.ts';
import { type Benchmark, formatRatio, type Result } from './support/benchmark.ts';
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
const names = Object.keys(all);
const { given, wanted } = askedFor();
if (given.help) {
  console.log(formatBenchHelp(names));
  process.exit();
}

const results: Record<string, readonly Result[]> = {};
for (const [name, benchmark] of Object.entries(all)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${benchmark.title}`);
  const found = await benchmark.run({ size: given.size, messages: given.messages, items: given.items });
  results[name] = found;
  for (const result of found) {
    console.log(formatLine(result));
    const old = given.compare?.[name]?.find((candidate) => candidate.name === result.name);
    if (old !== undefined) console.log(formatLine({ ...old, name: '  before' }));
  }
}
if (given.json !== undefined) writeFileSync(given.json, `${JSON.stringify(results, null, 2)}\n`);

function askedFor(): ReturnType<typeof readBenchArguments> {
  try {
    return readBenchArguments(process.argv.slice(2), names, process.env);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    console.error(error.message);
    process.exit(error.status);
  }
}

function formatLine({ name, figure, ratio }: Result): string {
  return `  ${name.padEnd(52)} ${figure.padStart(26)}  ${ratio === undefined ? '' : formatRatio(ratio)}`;
}
