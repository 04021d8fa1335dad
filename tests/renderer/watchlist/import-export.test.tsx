import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { previewOf } from '../../../core/watchlist/formats/import-preview.ts';
import { stubBrowserApis } from '../render-app.tsx';
import { manyEntries, SAMPLE_WATCHLIST } from '../sample/watchlist.ts';
import { open } from './open-watchlist.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/watchlist';
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

  it('says of a file without text that it is empty', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Import…' }));
    await screen.findByLabelText('Text to import');
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    if (input === null) throw new Error('no file can be chosen');
    await user.upload(input, new File([' \n'], 'list.json', { type: 'application/json' }));
    expect(await screen.findByText('This file is empty')).toBeDefined();
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
