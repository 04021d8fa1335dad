import { describe, expect, it } from 'vitest';
import type { ToastOutcome } from '../../../../core/bridge/state/health.ts';
import { DEFAULT_SETTINGS } from '../../../../core/settings/settings.ts';
import { newEntry } from '../../../../core/watchlist/fields.ts';
import { alertOf, harness, SHOWN, settle } from './harness.ts';

const withAlerts = (alerts: Partial<(typeof DEFAULT_SETTINGS)['alerts']>) => ({
  ...DEFAULT_SETTINGS,
  alerts: { ...DEFAULT_SETTINGS.alerts, ...alerts },
});

describe('raising an alert', () => {
  it('asks for its toast, its sound and its forwarding in the same call', async () => {
    const { alerts, record } = harness();
    const outcome = alerts.raise(alertOf(7));
    expect(record.toasts).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{12}-1$/),
        groupId: 'abc123',
        title: 'Floor GA · $129.50 · 12 left',
        body: 'Artist World Tour\nMon 15 Jun 20:00 · Madison Square Garden, New York\nStock up: Floor GA, Section 101',
        actions: ['add_to_cart', 'snooze'],
        urgency: 'normal',
        silent: true,
      },
    ]);
    expect(record.sounds).toEqual([['chime', 0.7]]);
    expect(record.forwarded).toEqual([7]);
    expect(await outcome).toEqual(SHOWN);
    expect(alerts.counts()).toEqual({ shown: 1, failed: 0, unknown: 0, withheld: 0 });
  });

  it('says so when its toast was shown, and not when there was none', async () => {
    let toasts = 0;
    const { alerts, host } = harness({ onToast: () => (toasts += 1) });
    await alerts.raise(alertOf(1));
    expect(toasts).toBe(1);
    host.pausedUntil = Number.POSITIVE_INFINITY;
    await alerts.raise(alertOf(2));
    expect(toasts).toBe(1);
  });

  it('is raised and forwarded although what its toast is about cannot be stored', () => {
    const toastMemory = {
      set() {
        throw new Error('disk full');
      },
      itemIdOf: () => null,
    };
    const { alerts, record } = harness({ toastMemory });
    alerts.raise(alertOf(1, 'a', { auto_open: true }));
    expect(record.toasts).toHaveLength(1);
    expect(record).toMatchObject({ sounds: [['chime', 0.7]], links: [1], forwarded: [1] });
    expect(record.log).toEqual(['What a toast is about was not stored: disk full']);
  });

  it('offers no Add to cart if there is no link', () => {
    const { alerts, record } = harness();
    const alert = alertOf(1);
    alerts.raise({ ...alert, item: { ...alert.item, has_link: false } });
    expect(record.toasts[0]?.actions).toEqual(['snooze']);
  });

  it('keeps ids and group ids within 64 characters', () => {
    const { alerts, record } = harness();
    alerts.raise(alertOf(1, 'e'.repeat(300)));
    expect(record.toasts[0]?.id.length).toBeLessThanOrEqual(64);
    expect(record.toasts[0]?.groupId.length).toBeLessThanOrEqual(64);
  });

  it('says DEMO if the alert comes from the simulator, and notifies nobody else', () => {
    const { alerts, record } = harness({ isDemo: () => true });
    alerts.raise(alertOf(1));
    expect(record.toasts[0]?.title).toMatch(/^DEMO · /);
    expect(record.forwarded).toEqual([]);
  });

  it('replaces the toast of the event without sounding again, and the click opens the newer link', async () => {
    const { alerts, record, host, clock } = harness();
    alerts.raise(alertOf(1));
    await clock.advance(3000);
    alerts.raise(alertOf(2));
    expect(record.toasts.map(({ id }) => id)).toEqual([record.toasts[0]?.id, record.toasts[0]?.id]);
    expect(record.sounds).toHaveLength(1);
    host.activate({ toastId: record.toasts[0]?.id ?? '', action: 'click' });
    expect(record.links).toEqual([2]);
  });

  it('folds the sixth event of a burst into one summary that opens the feed', async () => {
    const { alerts, record, host, clock } = harness();
    for (const id of [1, 2, 3, 4, 5, 6, 7]) {
      alerts.raise(alertOf(id, `event-${id}`));
      await clock.advance(10);
    }
    const [summary, updated] = record.toasts.slice(5);
    expect(record.toasts).toHaveLength(7);
    expect(updated?.id).toBe(summary?.id);
    expect(updated?.title).toBe('2 more alerts for 2 events');
    expect(updated?.actions).toEqual([]);
    expect(record.sounds).toHaveLength(6);
    host.activate({ toastId: summary?.id ?? '', action: 'click' });
    expect(record.feeds).toEqual([null]);
    expect(record.links).toEqual([]);
  });
});

const CART = 'https://axs.example/floor';

describe('an alert that several entries want', () => {
  const alert = {
    ...alertOf(1, 'a', { sound: 'none', speak: false, auto_open: false }),
    also: [{ entry: newEntry('a', 'a-2', { sound: 'bell', auto_open: true }), best: 'floor', link: CART }],
  };

  it('has the sound of the first that has one, and opens by itself if one of them says so', () => {
    const { alerts, record } = harness();
    alerts.raise(alert);
    expect(record).toMatchObject({ sounds: [['bell', 0.7]], links: [1], forwarded: [1] });
  });

  it.each([
    ['its own best offer', null, 'floor'],
    ['the decided link if that is the same', CART, null],
  ])('opens for the entry that says so %s', (_, link, offer) => {
    const { alerts, record } = harness();
    alerts.raise({ ...alert, decision: { ...alert.decision, link } });
    expect(record.openedOffers).toEqual([offer]);
  });
});

describe('what is withheld', () => {
  it('while alerts are paused has no toast, no sound and no opening, and is still forwarded', async () => {
    const { alerts, record, host, clock } = harness();
    host.pausedUntil = clock.now() + 1000;
    expect(await alerts.raise(alertOf(1, 'a', { auto_open: true }))).toMatchObject({
      outcome: 'withheld',
      by: 'paused',
    });
    expect(record).toMatchObject({ toasts: [], sounds: [], links: [], forwarded: [1] });
    expect(alerts.counts().withheld).toBe(1);
  });

  it('in quiet hours likewise', async () => {
    const { alerts, record, host } = harness();
    host.settings = withAlerts({
      quiet_hours_enabled: true,
      quiet_hours: Array(7).fill({ from: '00:00', to: '00:00' }),
    });
    expect(await alerts.raise(alertOf(1))).toMatchObject({ outcome: 'withheld', by: 'quiet hours' });
    expect(record).toMatchObject({ toasts: [], sounds: [], forwarded: [1] });
  });

  it('with toasts turned off still sounds and opens', async () => {
    const { alerts, record, host } = harness();
    host.settings = withAlerts({ toasts: false });
    expect(await alerts.raise(alertOf(1, 'a', { auto_open: true }))).toMatchObject({ by: 'toasts off' });
    expect(record).toMatchObject({ toasts: [], sounds: [['chime', 0.7]], links: [1] });
  });

  it('a notification that did not alert is not forwarded either', async () => {
    const { alerts, record } = harness();
    const alert = alertOf(1);
    await alerts.raise({ ...alert, decision: { ...alert.decision, outcome: 'muted' } });
    expect(record).toMatchObject({ toasts: [], forwarded: [] });
  });
});

describe('the sound', () => {
  it('is the entry’s own', () => {
    const { alerts, record } = harness();
    alerts.raise(alertOf(1, 'a', { sound: 'bell' }));
    alerts.raise(alertOf(2, 'b', { sound: 'none' }));
    expect(record.sounds).toEqual([['bell', 0.7]]);
  });

  it('is that of the first entry that has one, if an event has several', () => {
    const { alerts, record } = harness();
    alerts.raise(alertOf(1, 'a', { sound: 'none' }));
    alerts.raise(alertOf(2, 'a', { sound: 'bell' }));
    alerts.raise(alertOf(3, 'a', { sound: 'knock' }));
    expect(record.sounds).toEqual([['bell', 0.7]]);
  });

  it('that cannot be played is logged once, and does not touch the toast', async () => {
    const { alerts, record, host } = harness();
    host.play = () => Promise.reject(new Error('no player'));
    expect(await alerts.raise(alertOf(1, 'a'))).toEqual(SHOWN);
    await alerts.raise(alertOf(2, 'b'));
    await settle();
    expect(record.log).toEqual(['The alert sound was not played: no player']);
  });
});

describe('an entry that opens by itself', () => {
  it('opens the link at most once per event in 60 s', async () => {
    const { alerts, record, clock } = harness();
    alerts.raise(alertOf(1, 'a', { auto_open: true }));
    await clock.advance(59_000);
    alerts.raise(alertOf(2, 'a', { auto_open: true }));
    await clock.advance(1000);
    alerts.raise(alertOf(3, 'a', { auto_open: true }));
    expect(record.links).toEqual([1, 3]);
  });
});

describe('a test alert', () => {
  it('has its own toast each time, even while paused, and is not forwarded', async () => {
    const { alerts, record, host, clock } = harness();
    host.pausedUntil = clock.now() + 60_000;
    const alert = alertOf(1);
    const test = { ...alert, item: { ...alert.item, test: true } };
    expect(await alerts.test(test)).toEqual(SHOWN);
    await alerts.test(test);
    expect(new Set(record.toasts.map(({ id }) => id)).size).toBe(2);
    expect(record.toasts[0]?.title).toMatch(/^Test · /);
    expect(record).toMatchObject({ sounds: [expect.anything(), expect.anything()], forwarded: [] });
    host.activate({ toastId: record.toasts[0]?.id ?? '', action: 'click' });
    expect(record.links).toEqual([1]);
  });
});

describe('a host that misbehaves', () => {
  it('and never answers ends as unknown', async () => {
    const { alerts, host, clock } = harness();
    host.show = () => new Promise(() => undefined);
    const outcome = alerts.raise(alertOf(1));
    await clock.advance(21_000);
    expect(await outcome).toMatchObject({ outcome: 'unknown' });
    expect(alerts.counts().unknown).toBe(1);
  });

  it('and rejects, or throws, ends as failed', async () => {
    const { alerts, host } = harness();
    host.show = () => Promise.reject(new Error('bus gone'));
    expect(await alerts.raise(alertOf(1, 'a'))).toEqual({ outcome: 'failed', by: 'host', detail: 'bus gone' });
    host.show = () => {
      throw new Error('no display');
    };
    expect(await alerts.raise(alertOf(2, 'b'))).toMatchObject({ outcome: 'failed', detail: 'no display' });
    expect(alerts.counts().failed).toBe(2);
  });

  it('is logged once for each cause; the rest is counted until a toast is shown again', async () => {
    const { alerts, host, record } = harness();
    const fails = (detail: string) => async (): Promise<ToastOutcome> => ({ outcome: 'failed', by: 'dbus', detail });
    host.show = fails('no bus');
    for (const id of [1, 2, 3]) await alerts.raise(alertOf(id, `event-${id}`));
    host.show = fails('refused');
    await alerts.raise(alertOf(4, 'event-4'));
    expect(record.log).toEqual(['A toast was not shown: dbus: no bus', 'A toast was not shown: dbus: refused']);
    host.show = async () => SHOWN;
    await alerts.raise(alertOf(5, 'event-5'));
    expect(record.log.slice(2)).toEqual(['A toast was not shown: 4 times in all.']);
    expect(alerts.counts()).toMatchObject({ failed: 4, shown: 1 });
  });

  it('and is slow gets only the newest of many replacements', async () => {
    const { alerts, host, record, clock } = harness();
    const answers: ((outcome: ToastOutcome) => void)[] = [];
    host.show = () => new Promise((resolve) => answers.push(resolve));
    const outcomes = [1, 2, 3, 4].map((id) => alerts.raise(alertOf(id)));
    expect(record.toasts).toHaveLength(1);
    answers[0]?.(SHOWN);
    await settle();
    expect(record.toasts).toHaveLength(2);
    answers[1]?.(SHOWN);
    expect(await Promise.all(outcomes)).toEqual([SHOWN, SHOWN, SHOWN, SHOWN]);
    expect(alerts.counts().shown).toBe(2);

    alerts.raise(alertOf(5));
    alerts.raise(alertOf(6));
    expect(record.toasts).toHaveLength(3);
    await clock.advance(1000);
    expect(record.toasts).toHaveLength(4);
  });

  it('never holds up the first toast of another event', () => {
    const { alerts, host, record } = harness();
    host.show = () => new Promise(() => undefined);
    alerts.raise(alertOf(1, 'a'));
    alerts.raise(alertOf(2, 'b'));
    expect(record.toasts).toHaveLength(2);
  });
});
