import { describe, expect, it, onTestFinished } from 'vitest';
import { startMaintenance } from '../../../../main/engine/history/maintenance.ts';
import { createManualClock } from '../manual-clock.ts';

const MINUTE = 60_000;

function setUp() {
  const clock = createManualClock();
  const steps: number[] = [];
  const errors: string[] = [];
  const state = { failing: false, left: 0, inMemory: false, reopened: 0 };
  const maintenance = startMaintenance({
    clock,
    async step() {
      steps.push(clock.now());
      if (state.failing) throw new Error('disk full');
      state.left -= 1;
      return state.left > 0;
    },
    isInMemory: () => state.inMemory,
    async reopen() {
      state.reopened += 1;
    },
    onError: (why) => errors.push(why),
  });
  onTestFinished(maintenance.dispose);
  return { clock, steps, errors, state, maintenance };
}

describe('maintenance of the history', () => {
  it('goes on at once while more is left, then every hour', async () => {
    const { clock, steps, state } = setUp();
    state.left = 3;
    await clock.advance(61 * MINUTE);
    expect(steps).toEqual([200, 250, 300, 300 + 60 * MINUTE]);
  });

  it('tries again after a failure, less and less often, and is as before once it works', async () => {
    const { clock, steps, errors, state } = setUp();
    state.failing = true;
    await clock.advance(8 * MINUTE);
    expect(steps).toEqual([200, 200 + MINUTE, 200 + 3 * MINUTE, 200 + 7 * MINUTE]);
    expect(errors).toEqual(Array(4).fill('disk full'));
    state.failing = false;
    await clock.advance(15 * MINUTE);
    expect(steps).toHaveLength(5);
    await clock.advance(60 * MINUTE);
    expect(steps).toHaveLength(6);
  });

  it('tries a file that could not be used every 10 s', async () => {
    const { clock, state } = setUp();
    state.inMemory = true;
    await clock.advance(31_000);
    expect(state.reopened).toBe(4);
  });

  it('ends', async () => {
    const { clock, steps, maintenance } = setUp();
    await clock.advance(300);
    maintenance.dispose();
    await clock.advance(120 * MINUTE);
    expect(steps).toEqual([200]);
  });
});
