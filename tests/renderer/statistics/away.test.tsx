import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AwaySummary } from '../../../core/statistics/away-summary.ts';
import type { FakeBridgeOptions } from '../fake-bridge/fake-bridge.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';

stubBrowserApis();
beforeEach(() => window.localStorage.clear());

const MISSED = { alerts: 14, available: 3, from: '2026-06-15T08:00:00.000Z', last_id: 77 };
const OFFLINE = { events: 3, available: 0, from: '2026-06-15T08:00:00.000Z', to: '2026-06-15T08:20:00.000Z', id: 80 };
const SENTENCE = 'While you were away: 14 alerts, 3 still available';
const DISMISS = 'Dismiss what happened while you were away';

/** The app tells of what is newer than what was dismissed. */
const away = (summary: AwaySummary, options: FakeBridgeOptions = {}) =>
  renderApp({
    ...options,
    handlers: {
      'statistics.away': ({ after }) => ({
        missed: (summary.missed?.last_id ?? 0) > after ? summary.missed : null,
        offline: (summary.offline?.id ?? 0) > after ? summary.offline : null,
      }),
    },
  });

describe('the line of what was missed', () => {
  it('says how many alerts there were and how many are left, and leads to them', async () => {
    const { user, askedFor } = away({ missed: MISSED, offline: null });
    await screen.findByText(SENTENCE);
    await user.click(screen.getByRole('button', { name: 'Show them' }));
    await screen.findByRole('list', { name: 'Filters' });
    expect(askedFor('feed.list').at(-1)).toMatchObject({ filters: { result: 'missed', from: MISSED.from } });
  });

  it('tells of events that gained tickets while offline', async () => {
    const { user, askedFor } = away({ missed: null, offline: OFFLINE });
    await screen.findByText('While you were offline: 3 events gained tickets, none still available');
    await user.click(screen.getByRole('button', { name: 'Show since then' }));
    await screen.findByRole('list', { name: 'Filters' });
    expect(askedFor('feed.list').at(-1)).toMatchObject({ filters: { result: null, from: OFFLINE.to } });
  });

  it('stays dismissed, also after a reload, until there is more', async () => {
    const first = away({ missed: MISSED, offline: OFFLINE });
    await first.user.click(await screen.findByRole('button', { name: DISMISS }));
    expect(screen.queryByText(SENTENCE)).toBeNull();
    first.page.unmount();
    const second = away({ missed: MISSED, offline: OFFLINE });
    await waitFor(() => expect(second.askedFor('statistics.away')[0]).toEqual({ after: 80 }));
    expect(screen.queryByText(SENTENCE)).toBeNull();
    second.page.unmount();
    away({ missed: { ...MISSED, alerts: 2, last_id: 90 }, offline: OFFLINE });
    expect(await screen.findByText('While you were away: 2 alerts, 3 still available')).toBeDefined();
  });

  it.each([
    ['alerts are paused', { paused_until: '2026-06-15T23:00:00Z' }, { paused_until: null }],
    ['quiet hours hold', { quiet_now: true }, { quiet_now: false }],
  ])('waits while %s', async (_name, during, after) => {
    const { askedFor, setState } = away({ missed: MISSED, offline: null }, { state: sampleState(during) });
    await waitFor(() => expect(askedFor('statistics.away').length).toBeGreaterThan(0));
    expect(screen.queryByText(SENTENCE)).toBeNull();
    setState(after);
    expect(await screen.findByText(SENTENCE)).toBeDefined();
  });
});
