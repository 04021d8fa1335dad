import type { SizeName } from '../throughput/messages.ts';

/** One line of a benchmark's result. */
export interface Result {
  readonly name: string;
  readonly figure: string;
  /** Compares two figures of the same run, so that the machine cancels out: "1.05 x JSON.parse". */
  readonly ratio?: { readonly value: number; readonly of: string };
}

/** What flags of `npm run bench` ask for. */
interface BenchmarkOptions {
  /** Only messages of this size; by default of every size. */
  readonly size: SizeName | undefined;
  /** How many messages are sent in a long run. */
  readonly messages: number | undefined;
  /** How many messages a large history has. */
  readonly items: number | undefined;
}

export interface Benchmark {
  readonly title: string;
  run(options: BenchmarkOptions): Promise<readonly Result[]>;
}

/** Median time of one call in milliseconds, after a warm-up. `task` gets the number of the call. */
export function medianMs(calls: number, task: (call: number) => void): number {
  for (let call = 0; call < Math.min(calls, 50); call += 1) task(call);
  const times: number[] = [];
  for (let call = 0; call < calls; call += 1) {
    const begin = performance.now();
    task(call);
    times.push(performance.now() - begin);
  }
  return percentile(times, 50);
}

/** @param p 0 to 100 */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN;
}

export function formatMs(value: number): string {
  return value < 1 ? `${(value * 1000).toFixed(1)} µs` : `${value.toFixed(2)} ms`;
}

export function formatRatio({ value, of }: NonNullable<Result['ratio']>): string {
  return `${value.toFixed(2)} x ${of}`;
}
