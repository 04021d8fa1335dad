import { describe, expect, it } from 'vitest';
import { alertOf, harness, SHOWN, settle } from './harness.ts';

describe('a click on a toast', () => {
  const raised = async (id: number, entry: Parameters<typeof alertOf>[2] = {}) => {
    const kit = harness();
    await kit.alerts.raise(alertOf(id, 'a', entry));
    const toastId = kit.record.toasts[0]?.id ?? '';
    return {
      ...kit,
      click: (action: 'click' | 'add_to_cart' | 'snooze') => kit.host.activate({ toastId: toastId, action }),
    };
  };

  it.each(['click', 'add_to_cart'] as const)('(%s) opens the link of the alert', async (action) => {
    const { click, record } = await raised(7);
    click(action);
    await settle();
    expect(record).toMatchObject({ links: [7], feeds: [], actions: [[7, action]] });
  });

  it('that is a double click opens it once', async () => {
    const { click, record, clock } = await raised(7);
    click('click');
    click('click');
    expect(record.links).toEqual([7]);
    expect(record.actions).toEqual([[7, 'click']]);
    await clock.advance(1000);
    click('click');
    expect(record.links).toEqual([7, 7]);
  });

  it.each(['confirm', 'refused', 'failed'] as const)(
    'whose link is not opened (%s) shows the alert',
    async (outcome) => {
      const { click, record, host } = await raised(7);
      host.link = async () => ({ outcome, url: 'http://x.example/', why: '', copied: false });
      click('click');
      await settle();
      expect(record.feeds).toEqual([7]);
    },
  );

  it('shows the alert if opening throws', async () => {
    const { click, record, host } = await raised(7);
    host.link = () => Promise.reject(new Error('history is closed'));
    click('click');
    await settle();
    expect(record.feeds).toEqual([7]);
    expect(record.log[0]).toMatch(/history is closed/);
  });

  it('on Snooze mutes the entry for an hour', async () => {
    const { click, record, clock } = await raised(7);
    click('snooze');
    expect(record.snoozes).toEqual([[7, clock.now() + 3_600_000]]);
    expect(record.links).toEqual([]);
  });

  it('on Snooze holds the toasts of an event that no entry names', async () => {
    const { click, record, clock, alerts, host } = await raised(7, null);
    host.hasEntry = false;
    click('snooze');
    await settle();
    expect(record.snoozes).toEqual([]);
    await clock.advance(3_599_999);
    expect(await alerts.raise(alertOf(8, 'a', null))).toMatchObject({ by: 'snoozed' });
    await clock.advance(1);
    expect(await alerts.raise(alertOf(9, 'a', null))).toEqual(SHOWN);
  });

  it('on Snooze does not hold the toasts of an entry that was made for the event since', async () => {
    const { click, alerts, host } = await raised(7, null);
    host.hasEntry = false;
    click('snooze');
    await settle();
    expect(await alerts.raise(alertOf(8, 'a', null))).toMatchObject({ by: 'snoozed' });
    expect(await alerts.raise(alertOf(9, 'a'))).toEqual(SHOWN);
  });

  it.each([
    ['mutes an entry that was made since', null, true, [[7, expect.any(Number)]], SHOWN],
    ['holds the toasts of the event if its entry was deleted since', {}, false, [], { by: 'snoozed' }],
  ])('on Snooze %s', async (_, entry, hasEntry, snoozes, next) => {
    const { click, record, alerts, host } = await raised(7, entry);
    host.hasEntry = hasEntry;
    click('snooze');
    await settle();
    expect(record.snoozes).toEqual(snoozes);
    expect(await alerts.raise(alertOf(8, 'a', null))).toMatchObject(next);
  });

  it('of an earlier run opens, or snoozes, what the history remembers of it', async () => {
    const { host, record, memory, clock } = harness();
    memory.set('0123456789ab-4', 99);
    host.activate({ toastId: '0123456789ab-4', action: 'add_to_cart' });
    host.activate({ toastId: '0123456789ab-4', action: 'snooze' });
    await settle();
    expect(record).toMatchObject({ links: [99], snoozes: [[99, clock.now() + 3_600_000]], feeds: [] });
  });

  it('that nothing is known of opens the feed', async () => {
    const { host, record } = harness();
    host.activate({ toastId: '0123456789ab-5', action: 'click' });
    host.activate({ toastId: '0123456789ab-5', action: 'snooze' });
    await settle();
    expect(record).toMatchObject({ links: [], snoozes: [], feeds: [null, null] });
  });

  it('does nothing after stop', async () => {
    const { click, record, alerts } = await raised(7);
    alerts.dispose();
    click('click');
    expect(record.links).toEqual([]);
  });
});
