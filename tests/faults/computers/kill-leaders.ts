import { setTimeout } from 'node:timers/promises';
import { waitFor } from '../../support/wait-for.ts';
import type { DeskProcess } from './desk-process.ts';
import { alertsOf, type Desks, dropOf } from './desks-under-test.ts';

/** How long what a leader has alerted on may take to alert elsewhere, whatever else this machine does. */
const SETTLE_MS = 5_000;

export interface KillResult {
  /** Frames that some desk alerted on. */
  readonly heard: number;
  /** `EVENT at DESK` of each alert that a desk owed and did not raise. */
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

const isLeader = (desk: DeskProcess) => desk.state()?.connection.detail === 'Connected as leader';
const isFollower = (desk: DeskProcess) => desk.state()?.connection.detail.startsWith('Following ') === true;

/** Three computers, of which the leader is killed again and again at a random moment while frames come. */
export async function killLeaders(desks: Desks, { kills, frames, everyMs, random }: Options): Promise<KillResult> {
  const { gateway } = desks;
  /** Every run of a desk, with when it began to take part and when it was killed. */
  const runs: { readonly desk: DeskProcess; readonly fromMs: number; untilMs: number }[] = [];
  const takePart = async (desk: DeskProcess): Promise<void> => {
    await waitFor(`${desk.name} takes part`, () => isLeader(desk) || isFollower(desk), 60_000);
    runs.push({ desk, fromMs: Date.now(), untilMs: Number.POSITIVE_INFINITY });
  };
  for (const name of ['first', 'second', 'third']) await takePart(await desks.start(name));

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
    const leading = await waitFor('one leads', () => alive().find(({ desk }) => isLeader(desk)), 30_000);
    const killedAtMs = Date.now();
    leading.untilMs = killedAtMs;
    await leading.desk.kill('SIGKILL');
    const opened = await waitFor(
      'another one is connected',
      () => gateway.connections().find(({ openedAtMs }) => openedAtMs >= killedAtMs),
      30_000,
    );
    gapsMs.push(opened.openedAtMs - killedAtMs);
    await takePart(await desks.restart(leading.desk));
  }
  await pumping;
  await setTimeout(SETTLE_MS);
  return { ...evaluate(runs), gapsMs };
}

function evaluate(
  runs: readonly { readonly desk: DeskProcess; readonly fromMs: number; readonly untilMs: number }[],
): Omit<KillResult, 'gapsMs'> {
  /** When each event first alerted anywhere. */
  const firstMs = new Map<string, number>();
  for (const { desk } of runs) {
    for (const { event, outcome, atMs } of desk.of('item')) {
      if (outcome === 'alert') firstMs.set(event, Math.min(atMs, firstMs.get(event) ?? Number.POSITIVE_INFINITY));
    }
  }
  const missing: string[] = [];
  for (const { desk, fromMs, untilMs } of runs) {
    const alerted = new Set(desk.of('item').map(({ event }) => event));
    for (const [event, atMs] of firstMs) {
      const owes = fromMs < atMs && atMs + SETTLE_MS < untilMs;
      if (owes && !alerted.has(event)) missing.push(`${event} at ${desk.name}`);
    }
  }
  // A desk that is started again has its history, so it owes that nothing alerts twice over all of its runs.
  const twice: string[] = [];
  for (const name of new Set(runs.map(({ desk }) => desk.name))) {
    const seen = new Set<string>();
    for (const event of runs.flatMap(({ desk }) => (desk.name === name ? alertsOf(desk) : []))) {
      if (seen.has(event)) twice.push(`${event} at ${name}`);
      seen.add(event);
    }
  }
  return { heard: firstMs.size, missing, twice };
}
