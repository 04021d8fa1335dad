import { describe, expect, it } from 'vitest';
import { decodeFrame } from '../../../core/notification/decoding/decode-frame.ts';
import type { OutgoingMessage } from '../../../simulator/gateway/outgoing-message.ts';
import { createScenario } from '../../../simulator/scenarios/create-scenario.ts';
import { runScenario } from '../../../simulator/scenarios/run-scenario.ts';
import { SCENARIO_NAMES, type ScenarioName } from '../../../simulator/scenarios/scenario.ts';
import { createVirtualClock } from '../virtual-clock.ts';

const START_MS = Date.parse('2026-06-01T18:00:00Z');
const SECOND_MS = 1000;

/** What is published, and when, over some time with a client connected from the start. */
function play(name: ScenarioName, seed: number, forMs: number): { atMs: number; message: OutgoingMessage }[] {
  const clock = createVirtualClock(START_MS);
  const published: { atMs: number; message: OutgoingMessage }[] = [];
  const run = runScenario(createScenario(name, seed, START_MS), clock, (message) =>
    published.push({ atMs: clock.now() - START_MS, message }),
  );
  run.addSubscriber();
  clock.advance(forMs);
  run.pause();
  expect(clock.pending).toBe(0);
  return published;
}

const textOf = ({ frame }: OutgoingMessage): string =>
  typeof frame === 'string' ? frame : new TextDecoder().decode(frame);

describe.each(SCENARIO_NAMES)('scenario %s', (name) => {
  const forMs = name === 'demo' ? 120 * SECOND_MS : name === 'on-sale' ? 2 * SECOND_MS : 0.5 * SECOND_MS;

  it('is the same again with the same seed, and another with another', () => {
    const frames = (seed: number) => play(name, seed, forMs).map(({ atMs, message }) => [atMs, textOf(message)]);
    expect(frames(7)).toEqual(frames(7));
    if (name !== 'stress') expect(frames(8)).not.toEqual(frames(7));
  });

  it('sends messages that decode without a repair, name their facts, and add up', () => {
    for (const { message } of play(name, 1, forMs)) {
      const decoded = decodeFrame(textOf(message), START_MS);
      if (decoded.kind !== 'notification') throw new Error(decoded.error);
      const { notification } = decoded;
      expect(notification.problems).toEqual([]);
      expect(message.eventId).toBe(notification.event_id);
      expect(message.changeTypes).toEqual(notification.changes?.map(({ type }) => type));
      expect(message.notification()).toMatchObject({ event_id: notification.event_id, offers: notification.offers });
      expect(notification.stock).toBe(notification.offers.reduce((sum, { stock }) => sum + (stock ?? 0), 0));
    }
  });

  it('never sends the same content twice within two minutes', () => {
    const keys = play(name, 1, forMs).map(({ message }) => message.contentKey());
    if (name === 'stress') expect(new Set(keys)).toEqual(new Set([null]));
    else expect(keys.length - new Set(keys).size).toBeLessThanOrEqual(keys.length / 50);
  });
});

describe('rates', () => {
  it('on-sale: 20 messages a second for 30 s, then a lull of 30 s, and again', () => {
    const times = play('on-sale', 1, 70 * SECOND_MS).map(({ atMs }) => atMs);
    const within = (fromS: number, toS: number): number =>
      times.filter((atMs) => atMs >= fromS * SECOND_MS && atMs < toS * SECOND_MS).length;
    expect([within(1, 2), within(0, 30.5), within(30.6, 60), within(61, 62)]).toEqual([20, 600, 0, 20]);
  });

  it('stress: 200 messages a second of about 60 KB each', () => {
    const messages = play('stress', 1, 3 * SECOND_MS);
    const sizes = messages.map(({ message }) => message.frame.length);
    expect(messages.filter(({ atMs }) => atMs >= 1000 && atMs < 2000)).toHaveLength(200);
    expect(Math.min(...sizes)).toBeGreaterThan(54_000);
    expect(Math.max(...sizes)).toBeLessThan(66_000);
  });

  it('stress: no two messages alike, though made of the same parts', () => {
    const texts = play('stress', 1, 10 * SECOND_MS).map(({ message }) => JSON.parse(textOf(message)));
    const offers = texts.map(({ event_id, sections }) => `${event_id} ${JSON.stringify(sections['sec-100'])}`);
    expect(new Set(offers).size).toBe(texts.length);
  });

  it('stress: a message costs less than a millisecond to make', () => {
    const scenario = createScenario('stress', 1, START_MS);
    const from = performance.now();
    for (let count = 0; count < 1000; count++) scenario.next(START_MS, false);
    expect((performance.now() - from) / 1000).toBeLessThan(1);
  });
});

describe('the pace', () => {
  it('begins with the first subscriber, rests without one, and greets each that comes', () => {
    const clock = createVirtualClock(START_MS);
    const times: number[] = [];
    const run = runScenario(createScenario('demo', 1, START_MS), clock, () => times.push(clock.now() - START_MS));
    clock.advance(60 * SECOND_MS);
    expect(times).toEqual([]);
    run.addSubscriber();
    clock.advance(2 * SECOND_MS);
    expect(times[0]).toBe(61_000);
    run.pause();
    const heard = times.length;
    clock.advance(60 * SECOND_MS);
    expect(times).toHaveLength(heard);
    run.addSubscriber();
    clock.advance(SECOND_MS);
    expect(times).toHaveLength(heard + 1);
  });

  it('does not make up for a time the machine slept through', () => {
    const clock = createVirtualClock(START_MS);
    let count = 0;
    let timer = (): void => {};
    let nowMs = START_MS;
    const run = runScenario(
      createScenario('stress', 1, START_MS),
      {
        now: () => nowMs,
        after(_, task) {
          timer = task;
          return clock.after(0, () => {});
        },
      },
      () => {
        count += 1;
      },
    );
    run.addSubscriber();
    nowMs += 3600 * SECOND_MS;
    timer();
    expect(count).toBeLessThanOrEqual(201);
  });
});
