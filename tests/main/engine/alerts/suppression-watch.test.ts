import { describe, expect, it } from 'vitest';
import { createSuppressionWatch } from '../../../../main/engine/alerts/suppression-watch.ts';
import { createConditionStore } from '../../../../main/engine/state/condition-store.ts';
import { manualClock, settle } from './harness.ts';

const DO_NOT_DISTURB = 'The desktop is set to do not disturb.';

function setUp() {
  const clock = manualClock();
  const conditions = createConditionStore(() => {});
  const system = { sentence: null as string | null, asked: 0 };
  const suppression = async () => {
    system.asked += 1;
    return system.sentence;
  };
  const watch = createSuppressionWatch({ suppression }, conditions, clock);
  return { clock, system, watch, shown: () => conditions.list().map(({ text }) => text) };
}

describe('do not disturb', () => {
  it('that begins while the app runs shows with the next toast, asked for once a minute at most', async () => {
    const { clock, system, watch, shown } = setUp();
    await watch.check();
    system.sentence = DO_NOT_DISTURB;
    await clock.advance(59_999);
    watch.toastShown();
    expect(system.asked).toBe(1);
    await clock.advance(1);
    for (let toast = 0; toast < 5; toast++) watch.toastShown();
    await settle();
    expect(system.asked).toBe(2);
    expect(shown()).toEqual([DO_NOT_DISTURB]);
  });

  it('is no longer shown a minute after its end, without a toast', async () => {
    const { clock, system, watch, shown } = setUp();
    system.sentence = DO_NOT_DISTURB;
    expect(await watch.check()).toBe(DO_NOT_DISTURB);
    await clock.advance(60_000);
    expect(shown()).toEqual([DO_NOT_DISTURB]);
    system.sentence = null;
    await clock.advance(60_000);
    expect(shown()).toEqual([]);
    expect(clock.pending()).toBe(0);
  });

  it('is not asked for any more once the app ends', async () => {
    const { clock, system, watch } = setUp();
    system.sentence = DO_NOT_DISTURB;
    await watch.check();
    watch.dispose();
    await clock.advance(600_000);
    expect([system.asked, clock.pending()]).toEqual([1, 0]);
  });
});
