import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { stubBrowserApis } from '../render-app.tsx';
import { open } from './open-watchlist.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/watchlist';
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
    expect(askedFor('watchlist.save').at(-1)?.base).toMatchObject({ label: 'MSG under 150', wanted_tickets: 4 });
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
