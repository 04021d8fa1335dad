import { setTimeout } from 'node:timers/promises';
import { waitFor } from '../../support/wait-for.ts';
import type { ComputerProcess } from './computer-process.ts';
import { alertsOf, type Computers, dropOf } from './computers-under-test.ts';

/** How long what a leader has alerted on may take to alert elsewhere, whatever else this machine does. */
const SETTLE_MS = 5_000;

export interface KillResult {
  /** Frames that some computer alerted on. */
  readonly heard: number;
  /** `EVENT at COMPUTER` of each alert that a computer owed and did not raise. */
  readonly missing: readonly string[];
  /** The same of each that it raised twice. */
  readonly twice: readonly string[];
  /** From each kill to the next open connection. */
  readonly gapsMs: readonly number[];
}

interface Options {
  readonly kills: number;
  readonly frames: number;
  /** Between two frames. */
  readonly everyMs: number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

const isLeader = (computer: ComputerProcess) => computer.state()?.connection.detail === 'Connected as leader';
const isFollower = (computer: ComputerProcess) => computer.state()?.connection.detail.startsWith('Following ') === true;

/** Three computers, of which the leader is killed again and again at a random moment while frames come. */
export async function killLeaders(
  computers: Computers,
  { kills, frames, everyMs, random }: Options,
): Promise<KillResult> {
  const { gateway } = computers;
  /** Every run of a computer, with when it began to take part and when it was killed. */
  const runs: { readonly computer: ComputerProcess; readonly fromMs: number; untilMs: number }[] = [];
  const takePart = async (computer: ComputerProcess): Promise<void> => {
    await waitFor(`${computer.name} takes part`, () => isLeader(computer) || isFollower(computer), 60_000);
    runs.push({ computer, fromMs: Date.now(), untilMs: Number.POSITIVE_INFINITY });
  };
  for (const name of ['first', 'second', 'third']) await takePart(await computers.start(name));

  let sent = 0;
  const pump = async (): Promise<void> => {
    for (; sent < frames; sent += 1) {
      gateway.sendFrame(dropOf(`event-${sent}`));
      await setTimeout(everyMs);
    }
  };
  const pumping = pump();

  const gapsMs: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    await setTimeout(200 + random() * 1_500);
    const alive = () => runs.filter(({ untilMs }) => untilMs === Number.POSITIVE_INFINITY);
    const leading = await waitFor('one leads', () => alive().find(({ computer }) => isLeader(computer)), 30_000);
    const killedAtMs = Date.now();
    leading.untilMs = killedAtMs;
    await leading.computer.kill('SIGKILL');
    const opened = await waitFor(
      'another one is connected',
      () => gateway.connections().find(({ openedAtMs }) => openedAtMs >= killedAtMs),
      30_000,
    );
    gapsMs.push(opened.openedAtMs - killedAtMs);
    await takePart(await computers.restart(leading.computer));
  }
  await pumping;
  await setTimeout(SETTLE_MS);
  return { ...evaluate(runs), gapsMs };
}

function evaluate(
  runs: readonly { readonly computer: ComputerProcess; readonly fromMs: number; readonly untilMs: number }[],
): Omit<KillResult, 'gapsMs'> {
  /** When each event first alerted anywhere. */
  const firstMs = new Map<string, number>();
  for (const { computer } of runs) {
    for (const { event, outcome, atMs } of computer.of('item')) {
      if (outcome === 'alert') firstMs.set(event, Math.min(atMs, firstMs.get(event) ?? Number.POSITIVE_INFINITY));
    }
  }
  const missing: string[] = [];
  for (const { computer, fromMs, untilMs } of runs) {
    const alerted = new Set(computer.of('item').map(({ event }) => event));
    for (const [event, atMs] of firstMs) {
      const owes = fromMs < atMs && atMs + SETTLE_MS < untilMs;
      if (owes && !alerted.has(event)) missing.push(`${event} at ${computer.name}`);
    }
  }
  // A computer that is started again has its history, so it owes that nothing alerts twice over all of its runs.
  const twice: string[] = [];
  for (const name of new Set(runs.map(({ computer }) => computer.name))) {
    const seen = new Set<string>();
    for (const event of runs.flatMap(({ computer }) => (computer.name === name ? alertsOf(computer) : []))) {
      if (seen.has(event)) twice.push(`${event} at ${name}`);
      seen.add(event);
    }
  }
  return { heard: firstMs.size, missing, twice };
}
