import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AlertInput,
  type AlertPlan,
  type AlertPolicyState,
  INITIAL_ALERT_POLICY,
  planAlert,
  withSnoozedEvent,
} from '../../../core/alerts/alert-policy.ts';

const ALERT: AlertInput = {
  eventKey: 'a',
  outcome: 'alert',
  paused: false,
  quiet: false,
  autoOpen: false,
  audible: true,
};

type Raised = [at: number, event: string, overrides?: Partial<AlertInput>];

/** Plans alerts in order and returns the plans. */
function run(...alerts: Raised[]): AlertPlan[] {
  let state: AlertPolicyState = INITIAL_ALERT_POLICY;
  return alerts.map(([at, event_key, overrides]) => {
    const planned = planAlert(state, { ...ALERT, eventKey: event_key, ...overrides }, at);
    state = planned.state;
    return planned.plan;
  });
}
const toasts = (...alerts: Raised[]) => run(...alerts).map((plan) => plan.toast);

describe('a toast of an event', () => {
  it('is shown at once, with its sound', () => {
    expect(run([0, 'a'])).toEqual([{ toast: { kind: 'new', toast: 1 }, sound: true, open: false }]);
  });

  it('is replaced, silently, by a further alert within 10 s', () => {
    expect(run([0, 'a'], [4000, 'a'], [9999, 'a']).slice(1)).toEqual([
      { toast: { kind: 'replace', toast: 1 }, sound: false, open: false },
      { toast: { kind: 'replace', toast: 1 }, sound: false, open: false },
    ]);
  });

  it('is followed by a new one 10 s after it first showed, however often it was replaced', () => {
    expect(toasts([0, 'a'], [6000, 'a'], [10_000, 'a'])[2]).toEqual({ kind: 'new', toast: 2 });
  });

  it('is never replaced by an alert of another event', () => {
    expect(toasts([0, 'a'], [1, 'b'])).toEqual([
      { kind: 'new', toast: 1 },
      { kind: 'new', toast: 2 },
    ]);
  });
});

describe('a burst', () => {
  const five = ['a', 'b', 'c', 'd', 'e'].map((event, index): [number, string] => [index * 100, event]);

  it('puts the first alert of a sixth event into one summary at once, which sounds once', () => {
    const plans = run(...five, [500, 'f'], [600, 'g'], [700, 'f']).slice(5);
    expect(plans).toEqual([
      { toast: { kind: 'summary', toast: 6, first: true, alerts: 1 }, sound: true, open: false },
      { toast: { kind: 'summary', toast: 6, first: false, alerts: 2 }, sound: false, open: false },
      { toast: { kind: 'summary', toast: 6, first: false, alerts: 3 }, sound: false, open: false },
    ]);
  });

  it('leaves the toasts that are up their replacements', () => {
    expect(toasts(...five, [500, 'f'], [600, 'a'])[6]).toEqual({ kind: 'replace', toast: 1 });
  });

  it('goes on while more than 5 events want a toast in 10 s, also when the first toasts are long gone', () => {
    const steady = Array.from({ length: 60 }, (_, index): [number, string] => [index * 1000, `event-${index}`]);
    const plans = run(...steady);
    expect(plans.slice(0, 5).map(({ toast }) => toast.kind)).toEqual(Array(5).fill('new'));
    const folded = plans.slice(5).map(({ toast }) => (toast.kind === 'summary' ? toast.toast : toast.kind));
    expect(new Set(folded)).toEqual(new Set([6]));
    expect(plans.filter(({ sound }) => sound)).toHaveLength(6);
  });

  it('is over once it calms down', () => {
    expect(toasts(...five, [500, 'f'], [10_500, 'g'])[6]).toEqual({ kind: 'new', toast: 7 });
  });

  it('takes up the summary of a burst that has just ended', () => {
    const again = ['g', 'h', 'i', 'j', 'k'].map((event): [number, string] => [10_450, event]);
    const plans = toasts(...five, [500, 'f'], ...again);
    expect(plans.at(-1)).toEqual({ kind: 'summary', toast: 6, first: false, alerts: 2 });
  });

  it('gets its own summary if the last one is 10 s old', () => {
    const again = ['g', 'h', 'i', 'j', 'k', 'l'].map((event): [number, string] => [10_500, event]);
    expect(toasts(...five, [500, 'f'], ...again).at(-1)).toMatchObject({ kind: 'summary', first: true, alerts: 1 });
  });
});

describe('the sound of a toast', () => {
  const silent = { audible: false };
  const five = ['a', 'b', 'c', 'd', 'e'].map((event): Raised => [0, event]);

  it.each<[string, Raised[], boolean[]]>([
    [
      'plays with its first alert, once',
      [
        [0, 'a'],
        [1, 'a'],
        [2, 'a'],
      ],
      [true, false, false],
    ],
    [
      'plays with the first alert that has one',
      [
        [0, 'a', silent],
        [1, 'a'],
        [2, 'a'],
      ],
      [false, true, false],
    ],
    [
      'is not missing because none of its alerts had one yet',
      [
        [0, 'a', silent],
        [1, 'a', silent],
      ],
      [false, false],
    ],
    [
      'of a summary plays with the first alert of any event that has one',
      [...five, [1, 'f', silent], [2, 'g'], [3, 'h'], [4, 'f']],
      [true, true, true, true, true, false, true, false, false],
    ],
  ])('%s', (_, alerts, sounds) => {
    expect(run(...alerts).map((plan) => plan.sound)).toEqual(sounds);
  });
});

describe('withholding', () => {
  it.each([
    ['paused', { paused: true }],
    ['quiet hours', { quiet: true }],
    ['muted', { outcome: 'muted' }],
    ['filtered', { outcome: 'filtered' }],
    ['duplicate', { outcome: 'duplicate' }],
    ['unlisted', { outcome: 'unlisted' }],
  ] as const)('%s: no toast, no sound, nothing opens', (by, facts) => {
    expect(run([1000, 'a', { ...facts, autoOpen: true }])).toEqual([
      { toast: { kind: 'withheld', by }, sound: false, open: false },
    ]);
  });

  it('ends with the pause, and the next alert is a first one', () => {
    expect(run([1000, 'a', { paused: true }], [2000, 'a'])[1]).toEqual({
      toast: { kind: 'new', toast: 1 },
      sound: true,
      open: false,
    });
  });

  it('holds a snoozed event, and no other, until the snooze ends', () => {
    const snoozed = withSnoozedEvent(INITIAL_ALERT_POLICY, 'a', 5000);
    const kind = (event_key: string, at: number) =>
      planAlert(snoozed, { ...ALERT, eventKey: event_key }, at).plan.toast.kind;
    expect([kind('a', 4999), kind('b', 4999), kind('a', 5000)]).toEqual(['withheld', 'new', 'new']);
  });
});

describe('opening by itself', () => {
  const auto = { autoOpen: true };

  it('happens at most once per event in 60 s', () => {
    const plans = run([0, 'a', auto], [59_999, 'a', auto], [59_999, 'b', auto], [60_000, 'a', auto]);
    expect(plans.map((plan) => plan.open)).toEqual([true, false, true, true]);
  });

  it('happens in a burst too: only the toast is folded', () => {
    const others = ['a', 'b', 'c', 'd', 'e'].map((event): [number, string] => [0, event]);
    expect(run(...others, [1, 'f', auto]).at(-1)).toMatchObject({ toast: { kind: 'summary' }, open: true });
  });
});

describe('a clock that is set back', () => {
  it('does not hold up toasts until it has caught up', () => {
    expect(toasts([1_000_000, 'a'], [1000, 'a'])[1]).toEqual({ kind: 'new', toast: 2 });
  });
});

describe('whatever arrives', () => {
  const WINDOW_MS = 10_000;
  const arrivals = fc
    .array(
      fc.record({
        gap: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 12_000 })),
        event: fc.integer({ min: 0, max: 12 }),
        autoOpen: fc.boolean(),
        paused: fc.constantFrom(false, false, false, true),
        audible: fc.boolean(),
      }),
      { maxLength: 300 },
    )
    .map((list) => {
      let at = 0;
      return list.map(({ gap, event, ...facts }) => {
        at += gap;
        return { at, event: `event-${event}`, facts };
      });
    });
  const planAll = (list: { at: number; event: string; facts: Partial<AlertInput> }[]) => {
    const plans = run(...list.map(({ at, event, facts }): [number, string, Partial<AlertInput>] => [at, event, facts]));
    return list.map((arrival, index) => ({ ...arrival, plan: plans[index] as AlertPlan }));
  };

  it('every alert that is not withheld is in a toast in the call that planned it', () => {
    fc.assert(
      fc.property(arrivals, (list) => {
        for (const { facts, plan } of planAll(list)) {
          expect(plan.toast.kind === 'withheld').toBe(facts.paused);
        }
      }),
    );
  });

  it('the first toast of an event is its own, unless 5 others were shown in the last 10 s or wanted to be', () => {
    fc.assert(
      fc.property(arrivals, (list) => {
        const planned = planAll(list).filter(({ plan }) => plan.toast.kind !== 'withheld');
        planned.forEach(({ at, event, plan }, index) => {
          const recent = planned.slice(0, index).filter((earlier) => at - earlier.at < WINDOW_MS);
          const others = new Set(recent.map((earlier) => earlier.event));
          if (others.size < 5 && !others.has(event)) expect(plan.toast.kind).toBe('new');
        });
      }),
    );
  });

  it('no 10 s see more than 5 toasts and one summary, replacements included', () => {
    fc.assert(
      fc.property(arrivals, (list) => {
        const planned = planAll(list);
        for (const { at: from } of planned) {
          const shown = planned.filter(({ at }) => at >= from && at < from + WINDOW_MS).map(({ plan }) => plan.toast);
          const own = shown.flatMap((toast) => (toast.kind === 'new' || toast.kind === 'replace' ? [toast.toast] : []));
          const summaries = shown.flatMap((toast) => (toast.kind === 'summary' ? [toast.toast] : []));
          expect(new Set(own).size).toBeLessThanOrEqual(5);
          expect(new Set(summaries).size).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('each toast sounds once, with the first of its alerts that is audible', () => {
    fc.assert(
      fc.property(arrivals, (list) => {
        const heard = new Set<number>();
        for (const { plan, facts } of planAll(list)) {
          const toast = plan.toast.kind === 'withheld' ? null : plan.toast.toast;
          const sounds = toast !== null && facts.audible === true && !heard.has(toast);
          expect(plan.sound).toBe(sounds);
          if (sounds) heard.add(toast);
        }
      }),
    );
  });

  it('an event opens by itself at most once in 60 s', () => {
    fc.assert(
      fc.property(arrivals, (list) => {
        const last = new Map<string, number>();
        for (const { at, event, plan } of planAll(list)) {
          if (!plan.open) continue;
          expect(at - (last.get(event) ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(60_000);
          last.set(event, at);
        }
      }),
    );
  });

  it('what is remembered stays small', () => {
    let state = INITIAL_ALERT_POLICY;
    for (let index = 0; index < 5000; index += 1) {
      state = planAlert(state, { ...ALERT, eventKey: `event-${index}`, autoOpen: true }, index * 1000).state;
    }
    expect(state.slots.length).toBeLessThanOrEqual(10);
    expect(state.opened.length).toBeLessThanOrEqual(60);
  });
});
