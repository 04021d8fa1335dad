import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkEvent } from '../../../../main/engine/ports.ts';
import { CONFIG, createConnectionHarness } from './connection-harness.ts';
import type { GatewayBehavior } from './fake-gateway.ts';

/** One thing that happens, and how long nothing else does. */
type GatewayStep =
  | { readonly do: 'connect' | 'disconnect' | 'frame' | 'cut' | 'stall' | 'unstall' }
  | { readonly do: 'key'; readonly key: string | null }
  | { readonly do: 'close'; readonly code: number }
  | { readonly do: 'network'; readonly event: NetworkEvent }
  | { readonly do: 'manner'; readonly manner: GatewayBehavior; readonly latencyMs: number };

const gatewayStep: fc.Arbitrary<GatewayStep> = fc.oneof(
  fc.constantFrom<GatewayStep>(
    { do: 'connect' },
    { do: 'disconnect' },
    { do: 'frame' },
    { do: 'cut' },
    { do: 'stall' },
    { do: 'unstall' },
  ),
  fc.record({ do: fc.constant('key' as const), key: fc.constantFrom('one', 'two', 'with space', null) }),
  fc.record({ do: fc.constant('close' as const), code: fc.constantFrom(1000, 1001, 1008, 1011, 1012, 4401, 4403) }),
  fc.record({
    do: fc.constant('network' as const),
    event: fc.constantFrom<NetworkEvent>('online', 'offline', 'changed', 'suspend', 'resume', 'lock', 'unlock'),
  }),
  fc.record({
    do: fc.constant('manner' as const),
    manner: fc.constantFrom<GatewayBehavior>('accept', 'refuse', 'silent', 'unauthorised', 'unavailable'),
    latencyMs: fc.constantFrom(0, 5, 200, 9_990, 12_000),
  }),
);
const schedule = fc.array(fc.tuple(gatewayStep, fc.constantFrom(0, 1, 19, 20, 500, 3_000, 10_000, 61_000)), {
  maxLength: 60,
});

function perform(bench: ReturnType<typeof createConnectionHarness>, what: GatewayStep): void {
  const { connection, gateway } = bench;
  switch (what.do) {
    case 'connect':
      connection.connect();
      break;
    case 'disconnect':
      connection.disconnect();
      break;
    case 'key':
      connection.configure({ ...CONFIG, apiKey: what.key });
      break;
    case 'frame':
      gateway.frame('{}');
      break;
    case 'cut':
      gateway.cutAll();
      break;
    case 'close':
      gateway.closeAll(what.code);
      break;
    case 'stall':
    case 'unstall':
      gateway.mute = what.do === 'stall';
      break;
    case 'network':
      bench.network(what.event);
      break;
    case 'manner':
      gateway.manner = what.manner;
      gateway.latencyMs = what.latencyMs;
  }
}

describe('whatever happens, in whatever order', () => {
  it('no two sockets ever live, one timer at most is set, and after quiet it is open or says why not', () => {
    fc.assert(
      fc.property(schedule, fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (steps, stream) => {
        const bench = createConnectionHarness(() => stream.next().value as number);
        const { connection, gateway, clock } = bench;
        connection.configure(CONFIG);
        connection.connect();
        for (const [what, ms] of steps) {
          perform(bench, what);
          clock.pass(ms);
          expect(gateway.alive()).toBeLessThanOrEqual(1);
          if (connection.status().state === 'open') expect(gateway.alive()).toBe(1);
          // A socket that is being closed is gone 2 s later at most.
          const { state, since } = connection.status();
          const atRest = state !== 'open' && state !== 'connecting' && clock.now() - Date.parse(since) > 2_100;
          if (atRest) expect(gateway.alive()).toBe(0);
        }
        gateway.manner = 'accept';
        gateway.latencyMs = 20;
        gateway.mute = false;
        clock.pass(10 * 60_000);
        expect(gateway.peak()).toBeLessThanOrEqual(1);
        const { state, problem, detail } = connection.status();
        if (state === 'open') expect(gateway.alive()).toBe(1);
        else {
          expect(gateway.alive()).toBe(0);
          expect(['paused', 'unauthorised', 'idle']).toContain(state);
          if (state === 'unauthorised') expect(problem).not.toBeNull();
          if (state === 'idle')
            expect(problem?.cause === 'key_unusable' || /no API key|^Not connected/.test(detail)).toBe(true);
        }
        expect(bench.logged.filter((line) => line.startsWith('ERROR'))).toEqual([]);
        // Each gap that began has ended, unless there is no connection again.
        const open =
          bench.gaps.filter((gap) => gap.to === null).length - bench.gaps.filter((gap) => gap.to !== null).length;
        expect(open).toBe(state === 'open' ? 0 : open > 0 ? 1 : 0);
        void connection.dispose();
        clock.pass(10_000);
        expect(gateway.alive()).toBe(0);
        expect(clock.pending()).toBe(0);
        expect(bench.networkListeners()).toBe(0);
      }),
      { numRuns: 1_500 },
    );
  });

  it('a line that goes dead is given up within 25 s, whatever came before', () => {
    const network = fc.constantFrom<NetworkEvent>('online', 'offline', 'changed', 'resume', 'unlock');
    const steps = fc.array(fc.tuple(fc.option(network), fc.integer({ min: 0, max: 20_000 })), { maxLength: 20 });
    fc.assert(
      fc.property(
        steps,
        fc.array(fc.tuple(network, fc.integer({ min: 0, max: 3_000 })), { maxLength: 5 }),
        (before, after) => {
          const { connection, gateway, clock, network } = createConnectionHarness();
          connection.configure(CONFIG);
          connection.connect();
          clock.pass(20);
          for (const [event, ms] of before) {
            if (event === null) gateway.frame('{}');
            else network(event);
            clock.pass(ms);
          }
          clock.pass(20);
          expect(gateway.opens()).toBe(1);
          gateway.mute = true;
          const leftMs = 25_025 - after.reduce((sum, [, ms]) => sum + ms, 0);
          for (const [event, ms] of after) {
            clock.pass(ms);
            network(event);
          }
          clock.pass(leftMs);
          expect(gateway.opens()).toBeGreaterThan(1);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
