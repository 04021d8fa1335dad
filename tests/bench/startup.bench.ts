import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { type Benchmark, formatMs, percentile, type Result } from './support/benchmark.ts';

const STARTS = 9;
const MAX_FIRST_BYTE_MS = 250;

const cli = join(import.meta.dirname, '../..', packageJson.bin['eventory-tray']);

export const startup: Benchmark = {
  title: `Start of "serve" to the first byte of its page: medians of ${STARTS} starts (lowest to highest)`,
  async run() {
    if (!existsSync(cli)) {
      console.log('  Skipped: the command line is not built ("npm run build").');
      return [];
    }
    const bare: number[] = [];
    const starts: number[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'eventory-start-'));
    // The first start of a version also fills the cache of compiled code.
    await firstByteMs(folder);
    for (let round = 0; round < STARTS; round += 1) {
      const begin = performance.now();
      spawnSync(process.execPath, ['-e', '0']);
      bare.push(performance.now() - begin);
      starts.push(await firstByteMs(folder));
    }
    rmSync(folder, { recursive: true, force: true });
    const bareMs = percentile(bare, 50);
    return [
      toResult('node -e 0', bare, { value: 1, of: 'itself' }),
      toResult('serve to the first byte', starts, {
        value: percentile(starts, 50) / bareMs,
        of: `node -e 0 (${(percentile(starts, 50) / MAX_FIRST_BYTE_MS).toFixed(2)} of the ${MAX_FIRST_BYTE_MS} ms allowed)`,
      }),
    ];
  },
};

/** From the start of the process until its page answers. */
async function firstByteMs(folder: string): Promise<number> {
  const begin = performance.now();
  const app = spawn(process.execPath, [cli, 'serve', '--data', folder], { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  app.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  while (!output.includes('\n')) await once(app.stdout, 'data');
  const response = await fetch(output.match(/http\S+/)?.[0] ?? '', { redirect: 'manual' });
  const ms = performance.now() - begin;
  await response.arrayBuffer();
  app.kill('SIGINT');
  await once(app, 'exit');
  return ms;
}

function toResult(name: string, times: readonly number[], ratio: NonNullable<Result['ratio']>): Result {
  const spread = `${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))}`;
  return { name, figure: `${formatMs(percentile(times, 50))} (${spread})`, ratio };
}
