import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { newEntry } from '../../../core/watchlist/fields.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';

stubBrowserApis();

describe('a link to a watch', () => {
  it('opens the form filled in, says so, and saves nothing; the same link again changes nothing', async () => {
    const { askedFor, emit } = renderApp({ state: sampleState({ profile: 'live' }) });
    await screen.findByRole('button', { name: /^Connected/ });
    const draft = { entry: newEntry('tour-9', '', { label: 'Parade' }), notes: ['Links cannot set auto_open.'] };
    act(() => emit('watchlist.draft', draft));
    await screen.findByRole('form', { name: 'New entry' });
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Label').value).toBe('Parade'));
    expect(await screen.findByText(/Nothing is saved yet. Links cannot set auto_open./)).toBeDefined();
    act(() => emit('watchlist.draft', draft));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(askedFor('watchlist.save')).toEqual([]);
  });

  it('does not replace what is being written without asking', async () => {
    const { emit } = renderApp({ state: sampleState({ profile: 'live' }) });
    await screen.findByRole('button', { name: /^Connected/ });
    act(() => emit('watchlist.draft', { entry: newEntry('first', ''), notes: [] }));
    await screen.findByRole('form', { name: 'New entry' });
    act(() => emit('watchlist.draft', { entry: newEntry('second', ''), notes: [] }));
    expect(await screen.findByRole('dialog')).toBeDefined();
  });
});
