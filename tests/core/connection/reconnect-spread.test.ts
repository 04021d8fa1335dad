import { describe, expect, it } from 'vitest';
import { createFailure } from '../../../core/connection/failure.ts';
import { initialState, step } from '../../../core/connection/machine/machine.ts';
import type { ConnectionEvent, MachineState } from '../../../core/connection/machine/machine-types.ts';

const CLIENTS = 10_000;
/** A small generator with a seed, so that a failure can be repeated (mulberry32). */
function generator(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * One client through an outage on virtual time: its open connection is cut at 0, every try before `outageMs` fails as
 * `fail` says. Returns when, after the end of the outage, its try arrives at the gateway.
 */
function returnsAfterMs(outageMs: number, fail: Outage, random: () => number): number {
  let nowMs = 0;
  let state: MachineState = initialState(0);
  const send = (event: ConnectionEvent) => {
    const move = step(state, event, { nowMs, random: random() });
    state = move.state;
  };
  send({ kind: 'configure', ready: true, failure: null });
  send({ kind: 'connect' });
  send({ kind: 'opened' });
  nowMs = 300_000;
  const endMs = nowMs + outageMs;
  send({ kind: 'ended', failure: createFailure('reset', 'open', { code: 1006 }) });
  for (;;) {
    nowMs = state.dueAtMs ?? Number.NaN;
    send({ kind: 'due' });
    if (nowMs >= endMs) return nowMs - endMs;
    fail(send, (ms) => {
      nowMs += ms;
    });
  }
}
type Outage = (send: (event: ConnectionEvent) => void, pass: (ms: number) => void) => void;

const refused: Outage = (send, pass) => {
  pass(40);
  send({ kind: 'ended', failure: createFailure('refused', 'tcp') });
};
const unanswered: Outage = (send, pass) => {
  pass(10_000);
  send({ kind: 'due' });
  send({ kind: 'ended', failure: createFailure('unknown', 'tcp') });
};
const badGateway: Outage = (send, pass) => {
  pass(80);
  send({ kind: 'ended', failure: createFailure('server_error', 'upgrade', { code: 502 }) });
};

describe('10,000 clients returning after an outage', () => {
  it.each([
    ['of 5 minutes, refused', 300_000, refused],
    ['of 5 minutes, unanswered', 300_000, unanswered],
    ['of 1 hour, behind a 502', 3_600_000, badGateway],
    ['of 30 seconds, refused', 30_000, refused],
  ])('%s: no second sees three times the mean, half are back in 30 s', (_name, outageMs, outage) => {
    const random = generator(20_260_601);
    const arrivals = Array.from({ length: CLIENTS }, () => returnsAfterMs(outageMs, outage, random)).sort(
      (a, b) => a - b,
    );
    const perSecond = new Map<number, number>();
    for (const ms of arrivals) {
      const second = Math.floor(ms / 1000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
    }
    const spanSeconds = Math.max(...perSecond.keys()) + 1;
    expect(Math.max(...perSecond.values())).toBeLessThan((3 * CLIENTS) / spanSeconds);
    expect(arrivals[CLIENTS / 2]).toBeLessThan(30_000);
    expect(arrivals.at(-1)).toBeLessThanOrEqual(30_000 + 10_000);
  });
});
