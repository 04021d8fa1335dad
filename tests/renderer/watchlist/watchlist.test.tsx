import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { previewOf } from '../../../core/watchlist/formats/import-preview.ts';
import { watchlistPart } from '../fake-bridge.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { manyEntries, SAMPLE_WATCHLIST } from '../sample.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/watchlist';
});

const open = async (...options: Parameters<typeof renderApp>) => {
  const app = renderApp(...options);
  await screen.findByRole('heading', { name: 'Watchlist' });
  return app;
};
const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('row')
    .map((row) => SAMPLE_WATCHLIST.find(({ entry }) => row.textContent?.includes(entry.label))?.entry.id)
    .filter((id) => id !== undefined);

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

describe('the form', () => {
  it('cannot save a section expression that cannot be read, and says where it went wrong', async () => {
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('button', { name: 'New entry' }));
    await user.type(screen.getByRole('combobox', { name: 'Event' }), 'abc123');
    await user.type(screen.getByRole('combobox', { name: 'Sections' }), '101, 10-');
    expect(screen.getByText(/a range needs an end, for example 10-20/)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
    await user.type(screen.getByRole('combobox', { name: 'Sections' }), '20');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(askedFor('watchlist.save')).toHaveLength(1));
    expect(askedFor('watchlist.save')[0]?.entry).toMatchObject({ event_id: 'abc123', section: '101, 10-20' });
  });

  it('counts tickets towards a number wanted; blank does not count them', async () => {
    const { user, askedFor } = await open();
    await user.click(await screen.findByText('MSG under 150'));
    const wanted = () => screen.findByRole('textbox', { name: 'Tickets wanted' });
    await user.type(await wanted(), '4');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(askedFor('watchlist.save').at(-1)?.entry.wanted_tickets).toBe(4));
    await user.click(await screen.findByText('MSG under 150'));
    await user.clear(await wanted());
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(askedFor('watchlist.save').at(-1)?.entry.wanted_tickets).toBeNull());
  });

  it('says how an expression was understood', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'New entry' }));
    await user.type(screen.getByRole('combobox', { name: 'Sections' }), '101-110, Floor*, !PIT');
    expect(screen.getByText('Sections 101 to 110, or starting with Floor; never PIT')).toBeDefined();
  });

  it('reads the event id from the address of its page', async () => {
    const { user, stores } = await open();
    await user.click(screen.getByRole('button', { name: 'New entry' }));
    await user.click(screen.getByRole('combobox', { name: 'Event' }));
    await user.paste('https://www.ticketmaster.com/the-midnight-parade-new-york/event/1D00639BA5C41F2E');
    expect(await screen.findByText(/Event 1D00639BA5C41F2E, read from the address/)).toBeDefined();
    await user.tab();
    expect(stores.editor.getState().draft?.event_id).toBe('1D00639BA5C41F2E');
  });

  it('names a missing event only once one tries to save', async () => {
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('button', { name: 'New entry' }));
    expect(screen.queryByText(/^Name the event/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^Name the event/)).toBeDefined();
    expect(askedFor('watchlist.save')).toHaveLength(0);
  });

  it('shows what the draft would do: one question at a time, the last about the draft as it is', async () => {
    const answers: ((alerts: number) => void)[] = [];
    const { user, askedFor } = await open({
      handlers: {
        'watchlist.preview': () =>
          new Promise((resolve) =>
            answers.push((alerts) =>
              resolve({ issues: [], evaluated: 500, alerts, alerts_before: 14, would_alert: [], would_not: [] }),
            ),
          ),
      },
    });
    await user.click(screen.getByText('MSG under 150'));
    await waitFor(() => expect(answers).toHaveLength(1));
    await user.type(screen.getByRole('combobox', { name: 'Rows' }), 'A-F');
    expect(answers).toHaveLength(1);
    answers[0]?.(99);
    await waitFor(() => expect(answers).toHaveLength(2));
    expect(askedFor('watchlist.preview').at(-1)?.draft).toMatchObject({ row_filter: 'A-F' });
    answers[1]?.(11);
    const pane = screen.getByRole('complementary', { name: 'Preview' });
    await waitFor(() => expect(pane.textContent).toContain('11 would alert · was 14 before this change'));
    expect(answers).toHaveLength(2);
  });

  it('evaluates all events, and says so, until the form names one', async () => {
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('button', { name: 'New entry' }));
    const pane = await screen.findByRole('complementary', { name: 'Preview' });
    await waitFor(() => expect(pane.textContent).toContain('notifications of all events'));
    expect(within(pane).getByRole('radio', { name: 'All events' })).toHaveProperty('checked', true);
    expect(within(pane).getByRole('radio', { name: 'This event' })).toHaveProperty('disabled', true);
    await user.type(screen.getByRole('combobox', { name: 'Event' }), 'G5v0Z9');
    await waitFor(() => expect(pane.textContent).toContain('notifications of this event'));
    expect(within(pane).getByRole('radio', { name: 'This event' })).toHaveProperty('checked', true);
    expect(askedFor('watchlist.preview').at(-1)?.event_id).toBe('G5v0Z9');
  });

  it('tells a price range that is upside down beside what is wrong with another field', async () => {
    const { user } = await open();
    await user.click(screen.getByText('MSG under 150'));
    await user.type(await screen.findByLabelText('Lowest price'), '200');
    await user.type(screen.getByRole('combobox', { name: 'Rows' }), '10-');
    expect(await screen.findByText(/^The lowest price \(200\) is above the highest \(150\)/)).toBeDefined();
    expect(screen.getByText(/at character 1: a range needs an end/)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true);
  });

  it('closes a calendar by Escape, and not the form under it', async () => {
    const { user } = await open();
    await user.click(screen.getByText('MSG under 150'));
    await user.click(await screen.findByRole('button', { name: 'Add dates with a calendar' }));
    await screen.findByRole('button', { name: 'Choose a day or a range' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Choose a day or a range' })).toBeNull());
    expect(screen.getByRole('form')).toBeDefined();
  });

  it('asks before unsaved changes are lost', async () => {
    const { user, stores } = await open();
    await user.click(screen.getByText('MSG under 150'));
    await user.type(await screen.findByLabelText('Label'), '!');
    await user.click(screen.getByText('Sigur Rós'));
    const dialog = await screen.findByRole('dialog', { name: 'Discard your changes?' });
    await user.click(within(dialog).getByRole('button', { name: 'Discard changes' }));
    expect(stores.editor.getState().entryId).toBe('sigur');
  });

  it('keeps unsaved changes while one looks at another view', async () => {
    const { user } = await open();
    await user.click(screen.getByText('MSG under 150'));
    await user.type(await screen.findByLabelText('Label'), ' more');
    await user.click(screen.getByRole('link', { name: 'Settings' }));
    await screen.findByRole('heading', { name: 'Connection' });
    await user.click(screen.getByRole('link', { name: 'Watchlist' }));
    expect(await screen.findByLabelText('Label')).toHaveProperty('value', 'MSG under 150 more');
  });

  it('shows what main found wrong with it', async () => {
    const { user } = await open({
      handlers: {
        'watchlist.save': () => ({ ok: false, issues: [{ path: 'website', message: 'No such site.' }] }),
      },
    });
    await user.click(screen.getByText('MSG under 150'));
    await user.type(await screen.findByLabelText('Label'), '!');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('No such site.')).toBeDefined();
  });
});

describe('importing', () => {
  const answer = {
    format: 'json' as const,
    added: SAMPLE_WATCHLIST.slice(0, 2).map(({ entry }) => entry),
    changed: [],
    unchanged: 1,
    removed: [],
    kept: [],
    notes: [{ line: 1, field: 'max prise', message: 'No field has this name.' }],
    rejected: [{ line: 3, field: 'section', message: 'a range needs an end' }],
  };

  it('shows what it would do, and does it only when told to', async () => {
    const { user, askedFor } = await open({ handlers: { 'watchlist.importPreview': () => previewOf(answer) } });
    await user.click(screen.getByRole('button', { name: 'Import…' }));
    await user.click(await screen.findByLabelText('Text to import'));
    await user.paste('[{"event_id":"abc123"}]');
    expect(await screen.findByText('Line 3, section')).toBeDefined();
    expect(screen.getByText('a range needs an end')).toBeDefined();
    expect(askedFor('watchlist.importConfirm')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Add 2' }));
    expect(askedFor('watchlist.importConfirm')).toEqual([
      { text: '[{"event_id":"abc123"}]', format: 'auto', mode: 'merge' },
    ]);
  });

  it('counts the lines that were rejected, not what is wrong with them', async () => {
    const rejected = ['section', 'row_filter', 'website'].map((field) => ({ line: 3, field, message: `bad ${field}` }));
    const { user } = await open({ handlers: { 'watchlist.importPreview': () => previewOf({ ...answer, rejected }) } });
    await user.click(screen.getByRole('button', { name: 'Import…' }));
    await user.click(await screen.findByLabelText('Text to import'));
    await user.paste('[{}]');
    expect(await screen.findByRole('tab', { name: 'Rejected 1' })).toBeDefined();
    expect(screen.getByText('bad website')).toBeDefined();
  });

  it('names the entries that stay because a rejected line may stand for them', async () => {
    const kept = SAMPLE_WATCHLIST.slice(2, 3).map(({ entry }) => entry);
    const { user } = await open({ handlers: { 'watchlist.importPreview': () => previewOf({ ...answer, kept }) } });
    await user.click(screen.getByRole('button', { name: 'Import…' }));
    await user.click(await screen.findByLabelText('Text to import'));
    await user.paste('[{}]');
    await user.click(await screen.findByRole('tab', { name: 'Kept 1' }));
    expect(within(screen.getByRole('tabpanel', { name: 'Kept' })).getByText('Sigur Rós')).toBeDefined();
  });

  it('shows what it warns of, which does not keep it from being done', async () => {
    const { user } = await open({
      handlers: { 'watchlist.importPreview': () => previewOf({ ...answer, rejected: [] }) },
    });
    await user.click(screen.getByRole('button', { name: 'Import…' }));
    await user.click(await screen.findByLabelText('Text to import'));
    await user.paste('[{}]');
    const warnings = await screen.findByRole('tabpanel', { name: 'Warnings' });
    expect(within(warnings).getByText('Line 1, max prise')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Add 2' })).toHaveProperty('disabled', false);
  });

  it('shows how far a long text is read, and ends it with the dialog', async () => {
    const { user, askedFor, emit } = await open({
      handlers: { 'watchlist.importPreview': () => new Promise(() => {}) },
    });
    await user.click(screen.getByRole('button', { name: 'Import…' }));
    await user.click(await screen.findByLabelText('Text to import'));
    await user.paste(`event_id\n${'abc123\n'.repeat(4000)}`);
    await screen.findByText('Reading…');
    await waitFor(() => expect(askedFor('watchlist.importPreview')).toHaveLength(1));
    act(() => emit('import.progress', { done: 1000, total: 4000 }));
    expect(screen.getByText('Read 1,000 of 4,000 entries')).toBeDefined();
    expect(screen.getByRole('progressbar')).toHaveProperty('position', 0.25);
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(askedFor('watchlist.importCancel')).toHaveLength(1);
  });

  it('counts all and lists the first hundred', async () => {
    const added = manyEntries(250).map(({ entry }) => entry);
    const { user } = await open({
      handlers: { 'watchlist.importPreview': () => previewOf({ ...answer, added, rejected: [], notes: [] }) },
    });
    await user.click(screen.getByRole('button', { name: 'Import…' }));
    await user.click(await screen.findByLabelText('Text to import'));
    await user.paste('[{}]');
    expect(within(await screen.findByRole('tabpanel', { name: 'Added' })).getByText('and 150 more')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Add 250' })).toBeDefined();
  });

  it('takes a file', async () => {
    const { user, askedFor } = await open({ handlers: { 'watchlist.importPreview': () => previewOf(answer) } });
    await user.click(screen.getByRole('button', { name: 'Import…' }));
    const input = (await screen.findByRole('dialog')).ownerDocument.querySelector<HTMLInputElement>('input[type=file]');
    await user.upload(input as HTMLInputElement, new File(['event_id\nabc123'], 'list.csv', { type: 'text/csv' }));
    await waitFor(() => expect(askedFor('watchlist.importPreview').at(-1)?.text).toBe('event_id\nabc123'));
  });
});

describe('exporting', () => {
  it('hands over what main gives', async () => {
    URL.createObjectURL = vi.fn(() => 'blob:x');
    URL.revokeObjectURL = vi.fn();
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: 'CSV, for a spreadsheet' }));
    await waitFor(() => expect(click).toHaveBeenCalledTimes(1));
    expect(askedFor('watchlist.export')).toEqual([{ format: 'csv' }]);
    click.mockRestore();
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
