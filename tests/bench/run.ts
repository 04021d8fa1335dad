/** `npm run bench [-- NAME ...]`: prints each benchmark's figures and ratios. Nothing here passes or fails. */

import type { Benchmark } from './benchmark.ts';
import { deciding } from './deciding.bench.ts';
import { decoding } from './decoding.bench.ts';
import { previewing } from './previewing.bench.ts';
import { sustained } from './sustained.bench.ts';
import { watchlists } from './watchlists.bench.ts';

const all: Readonly<Record<string, Benchmark>> = { decoding, deciding, previewing, watchlists, sustained };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in all));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}. There are: ${Object.keys(all).join(', ')}`);
  process.exit(2);
}

for (const [name, benchmark] of Object.entries(all)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${benchmark.title}`);
  for (const result of await benchmark.run()) {
    console.log(`  ${result.name.padEnd(52)} ${result.figure.padStart(16)}  ${result.ratio ?? ''}`);
  }
}
