import { type Benchmark, percentile, type Result } from '../support/benchmark.ts';
import { type ClientProcess, startClient } from './client-process.ts';
import { APP, createClients, FLOOR } from './clients.ts';
import { startFramePump } from './frame-pump.ts';
import { SIZES, type SizeName } from './messages.ts';

const ROUNDS = 5;

/** What the rounds of one client gave. */
interface ClientRounds {
  /** Messages a second, by round. */
  readonly rates: number[];
  /** The same until its history was written too. */
  readonly ratesWritten: number[];
  /** Microseconds of the main thread for a message, by round; NaN where the system does not say. */
  readonly mainThreadUs: number[];
  residentMb: number | null;
}

export const throughput: Benchmark = {
  title: `Messages a second over TLS, half of them alerts: medians of ${ROUNDS} rounds (lowest to highest)`,
  async run({ size: wanted }) {
    const sizes = (Object.keys(SIZES) as SizeName[]).filter((size) => wanted === undefined || size === wanted);
    const results: Result[] = [];
    for (const size of sizes) results.push(...toResults(size, await measure(size)));
    return results;
  },
};

/** All clients stay connected and take turns, so that what else the machine does meets them alike. */
async function measure(size: SizeName): Promise<Map<string, ClientRounds>> {
  const { messages, warmUp } = SIZES[size];
  const pump = await startFramePump(size);
  const { commands, dispose } = await createClients(pump);
  const clients = new Map<string, ClientProcess>();
  const rounds = new Map<string, ClientRounds>();
  for (const [name, command] of commands) {
    const client = await startClient(pump, command);
    clients.set(name, client);
    rounds.set(name, { rates: [], ratesWritten: [], mainThreadUs: [], residentMb: null });
    await client.send(warmUp);
    await client.written();
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, client] of clients) {
      const measured = rounds.get(name) as ClientRounds;
      const busyBefore = client.mainThreadMs();
      const begin = performance.now();
      const ms = await client.send(messages);
      await client.written();
      measured.rates.push((messages / ms) * 1000);
      measured.ratesWritten.push((messages / (performance.now() - begin)) * 1000);
      measured.mainThreadUs.push(
        (((client.mainThreadMs() ?? Number.NaN) - (busyBefore ?? Number.NaN)) / messages) * 1000,
      );
      measured.residentMb = client.residentMb('peak');
    }
  }
  for (const client of clients.values()) await client.dispose();
  pump.dispose();
  dispose();
  return rounds;
}

function toResults(size: SizeName, rounds: ReadonlyMap<string, ClientRounds>): Result[] {
  const floor = rounds.get(FLOOR)?.rates ?? [];
  const floorUs = rounds.get(FLOOR)?.mainThreadUs ?? [];
  return [...rounds].flatMap(([name, { rates, ratesWritten, mainThreadUs, residentMb }]) => {
    const memory = residentMb === null ? '' : `, ${Math.round(residentMb)} MB`;
    const line = toResult(`${size}: ${name}`, rates, floor, memory);
    const busy = toBusyResult(`${size}: main thread of ${name}`, mainThreadUs, floorUs);
    return name === APP
      ? [line, busy, toResult(`${size}: until its history is written`, ratesWritten, floor, '')]
      : [line, busy];
  });
}

/** The ratio is the median of the rounds' own ratios: each compares neighbours in time. */
function toResult(name: string, rates: readonly number[], floor: readonly number[], memory: string): Result {
  const ratios = rates.map((rate, round) => rate / (floor[round] ?? Number.NaN));
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  return {
    name,
    figure: `${Math.round(percentile(rates, 50))}/s${memory}`,
    ratio: { value: percentile(ratios, 50), of: `the floor (${spread})` },
  };
}

/** What the main thread does for a message, whatever else the machine does meanwhile. The ratio is as that of a rate. */
function toBusyResult(name: string, us: readonly number[], floorUs: readonly number[]): Result {
  const ratios = us.map((one, round) => (floorUs[round] ?? Number.NaN) / one);
  const spread = `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
  return {
    name,
    figure: `${percentile(us, 50).toFixed(1)} us`,
    ratio: { value: percentile(ratios, 50), of: `the floor (${spread})` },
  };
}
