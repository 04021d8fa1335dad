import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import { watchlistPart } from '../fake-bridge/fake-app.ts';
import { stubBrowserApis } from '../render-app.tsx';
import { sampleState, UNREAD } from '../sample/app-state.ts';
import { manyEntries, SAMPLE_WATCHLIST } from '../sample/watchlist.ts';
import { names, open } from './open-watchlist.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/watchlist';
});

describe('the table', () => {
  it('tells each entry’s filters in words', async () => {
    await open();
    const row = (await screen.findAllByRole('row')).find((candidate) =>
      candidate.textContent?.includes('MSG under 150'),
    );
    expect(row?.textContent).toContain('101–110');
    expect(row?.textContent).toContain('2 together');
    expect(row?.textContent).toContain('no resale');
  });

  it('tells how many of the tickets wanted are got', async () => {
    const watchlist = SAMPLE_WATCHLIST.map((view) => ({
      ...view,
      got_tickets: 2,
      entry: { ...view.entry, wanted_tickets: view.entry.id === 'msg' ? 4 : null },
    }));
    await open({ watchlist });
    expect(screen.getAllByText(/^2 of 4 got · /)).toHaveLength(1);
  });

  it('says that no message came only if none did', async () => {
    const blank = { event: null, entry: { ...SAMPLE_WATCHLIST[0]?.entry, label: 'Nameless', website: null } };
    const view = { ...SAMPLE_WATCHLIST[0], ...blank, last_alert_at: null } as (typeof SAMPLE_WATCHLIST)[number];
    const { page } = await open({ watchlist: [{ ...view, alerts_today: 7 }] });
    expect(screen.getByRole('table').textContent).toContain('name not given');
    page.unmount();
    await open({ watchlist: [{ ...view, alerts_today: 0 }] });
    expect(screen.getByRole('table').textContent).toContain('no message yet');
  });

  it('sorts by a column, and the other way round on a second press', async () => {
    const { user } = await open();
    expect(names()).toEqual(['derby', 'azules', 'msg', 'sigur']);
    await user.click(screen.getByRole('button', { name: 'Today' }));
    expect(names()).toEqual(['msg', 'sigur', 'azules', 'derby']);
    await user.click(screen.getByRole('button', { name: 'Today' }));
    expect(names()).toEqual(['derby', 'azules', 'sigur', 'msg']);
  });

  it('is searched by label, event, venue and id without regard to accents', async () => {
    const { user } = await open();
    await user.type(screen.getByRole('textbox', { name: 'Search watchlist' }), 'angeles');
    await waitFor(() => expect(names()).toEqual(['azules']));
  });

  it('holds only the rows in sight, of ten thousand', async () => {
    await open({ watchlist: manyEntries(10_000) });
    expect(screen.getByText(/^10,000 entries/)).toBeDefined();
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
  });

  it('turns an entry off', async () => {
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('switch', { name: 'Alerts of MSG under 150' }));
    expect(askedFor('watchlist.enable')).toEqual([{ ids: ['msg'], enabled: false }]);
  });
});

describe('several entries', () => {
  it('are deleted together, and put back on undo', async () => {
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('checkbox', { name: 'Select MSG under 150' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Sigur Rós' }));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(names()).toEqual(['derby', 'azules']));
    expect(askedFor('watchlist.remove')[0]?.ids.toSorted()).toEqual(['msg', 'sigur']);
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(names()).toContain('msg'));
    expect(names()).toContain('sigur');
  });

  it('are muted for an hour', async () => {
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('checkbox', { name: 'Select all' }));
    await user.click(screen.getByRole('button', { name: 'Mute' }));
    await user.click(await screen.findByRole('menuitem', { name: 'For 1 hour' }));
    const [mute] = askedFor('watchlist.mute');
    expect(mute?.ids).toHaveLength(4);
    expect(Math.abs(Date.parse(mute?.until ?? '') - Date.now() - 3_600_000)).toBeLessThan(5000);
  });
});

describe('damaged entries', () => {
  it('are shown with what is wrong, and deleted only on demand', async () => {
    const { user, askedFor } = await open({
      handlers: {
        'watchlist.list': () =>
          watchlistPart(
            [],
            [{ id: 'd1', text: '{"event_id":5', issues: [{ path: 'section', message: 'not a text' }] }],
          ),
      },
    });
    expect(screen.getByText('One entry is damaged and not in use.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(screen.getByText('section: not a text')).toBeDefined();
    expect(askedFor('watchlist.discardDamaged')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Correct and import…' }));
    expect(await screen.findByDisplayValue('[{"event_id":5]')).toBeDefined();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Delete it' }));
    expect(askedFor('watchlist.discardDamaged')).toEqual([{ id: 'd1' }]);
  });
});

it.each([
  ['alert', {}, /^Every event on your account’s watchlist alerts/],
  ['feed', {}, /^Nothing alerts yet/],
  ['feed', { damaged: [{ id: 'd1', text: '{}', issues: [] }] }, /^Only the events of damaged entries alert/],
  ['feed', { conditions: [UNREAD] }, /^Every event on your account’s watchlist alerts/],
] as const)('an empty watchlist says what alerts if events not on it %s (%o)', async (unlisted, over, text) => {
  const { damaged = [], conditions = [] } = { damaged: undefined, conditions: undefined, ...over };
  await open({
    watchlist: [],
    state: sampleState({ settings: { ...DEFAULT_SETTINGS, unlisted }, conditions }),
    handlers: { 'watchlist.list': () => ({ version: 1, start: 0, total: 0, entries: [], damaged }) },
  });
  expect(await screen.findByText(text)).toBeDefined();
});

describe('the focus, once what had it is gone', () => {
  type User = Awaited<ReturnType<typeof open>>['user'];
  const focusedText = () => document.activeElement?.textContent ?? '';

  async function focusLastRow(user: User): Promise<void> {
    screen.getAllByRole('row').at(-1)?.focus();
    await user.keyboard('{Home}{End}');
    expect(focusedText()).toContain('Sigur Rós');
  }

  it('is on the row above the last one that was deleted', async () => {
    const { user } = await open();
    await focusLastRow(user);
    await user.keyboard('{Delete}');
    await waitFor(() => expect(focusedText()).toContain('MSG under 150'));
    await user.keyboard('{Delete}');
    await waitFor(() => expect(focusedText()).toContain('Los Ángeles Azules'));
  });

  it('is on that row after the menu, too', async () => {
    const { user } = await open();
    await focusLastRow(user);
    fireEvent.contextMenu(document.activeElement ?? document.body);
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    await waitFor(() => expect(focusedText()).toContain('MSG under 150'));
  });

  it('is on the next step once no entry is left', async () => {
    const { user } = await open({ watchlist: SAMPLE_WATCHLIST.slice(0, 1) });
    screen.getAllByRole('row').at(-1)?.focus();
    await user.keyboard('{Delete}');
    await screen.findByText('No filters yet');
    expect(focusedText()).toBe('New entry');
    expect(document.querySelector('[data-entries]')?.contains(document.activeElement)).toBe(true);
  });

  it('is in the table after the bar of the selection', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('checkbox', { name: 'Select Sigur Rós' }));
    screen.getByRole('button', { name: 'Clear selection' }).focus();
    await user.keyboard('{Enter}');
    expect(screen.getByRole('table').contains(document.activeElement)).toBe(true);
  });

  it('stays where it is if a row goes that did not have it', async () => {
    const { user, emit } = await open();
    await user.click(screen.getByRole('textbox', { name: 'Search watchlist' }));
    act(() => emit('watchlist', watchlistPart(SAMPLE_WATCHLIST.slice(0, 2))));
    await waitFor(() => expect(names()).toHaveLength(2));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Search watchlist' }));
  });
});
