import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import packageJson from '../../package.json' with { type: 'json' };
import type { Benchmark, Result } from './support/benchmark.ts';
import { readResidentMb, startClient } from './throughput/client-process.ts';
import { APP, createClients } from './throughput/clients.ts';
import { startFramePump } from './throughput/frame-pump.ts';

const FEW = 10_000;
const MANY = 1_000_000;
const STEP = 10_000;
const IDLE_S = 20;
/** After a flood V8 gives back what it no longer needs once little happens. */
const QUIET_S = 20;
const MAX_IDLE_MB = 130;

const root = join(import.meta.dirname, '../..');
const cli = [packageJson.bin['eventory-tray'], 'main/cli.ts'].map((path) => join(root, path)).find(existsSync) ?? '';

export const memory: Benchmark = {
  title: 'Resident memory: idle with the demo, and after many small messages, half of them alerts',
  async run({ messages = MANY }) {
    return [await measureIdle(), ...(await measureGrowth(messages))];
  },
};

/** `serve --demo` as installed, with no window open. */
async function measureIdle(): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'eventory-idle-'));
  const app = spawn(process.execPath, [cli, 'serve', '--demo', '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(app.stdout, 'data');
  await sleep(IDLE_S * 1000);
  const mb = readResidentMb(app.pid ?? 0, 'now') ?? Number.NaN;
  app.kill('SIGINT');
  await once(app, 'exit');
  rmSync(folder, { recursive: true, force: true });
  const source = cli.endsWith('.ts') ? ' (from the sources: build first)' : '';
  return {
    name: `idle with the demo for ${IDLE_S} s${source}`,
    figure: `${Math.round(mb)} MB`,
    ratio: { value: mb / MAX_IDLE_MB, of: `the ${MAX_IDLE_MB} MB allowed` },
  };
}

async function measureGrowth(many: number): Promise<Result[]> {
  const pump = await startFramePump('2.6 KB');
  const { commands, dispose } = await createClients(pump);
  const command = commands.get(APP);
  if (command === undefined) throw new Error('no app to measure');
  const app = await startClient(pump, command);
  const sendInSteps = async (count: number) => {
    for (let sent = 0; sent < count; sent += STEP) {
      await app.send(Math.min(STEP, count - sent));
      await app.written();
    }
    const atOnce = app.residentMb('now') ?? Number.NaN;
    await sleep(QUIET_S * 1000);
    return { atOnce, quiet: app.residentMb('now') ?? Number.NaN };
  };
  const afterFew = await sendInSteps(FEW);
  const afterMany = await sendInSteps(many - FEW);
  await app.dispose();
  pump.dispose();
  dispose();
  const few = `after ${FEW.toLocaleString('en-US')} messages`;
  const all = `after ${many.toLocaleString('en-US')} messages`;
  const quiet = `and ${QUIET_S} s of quiet`;
  return [
    { name: few, figure: formatMb(afterFew.atOnce) },
    { name: all, figure: formatMb(afterMany.atOnce), ratio: { value: afterMany.atOnce / afterFew.atOnce, of: 'that' } },
    { name: `${few} ${quiet}`, figure: formatMb(afterFew.quiet) },
    {
      name: `${all} ${quiet}`,
      figure: formatMb(afterMany.quiet),
      ratio: { value: afterMany.quiet / afterFew.quiet, of: 'that' },
    },
  ];
}

function formatMb(mb: number): string {
  return `${Math.round(mb)} MB`;
}
