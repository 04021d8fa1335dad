import { act, screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';

/** The rows of notifications, in order; not the days, folds and gaps between them. */
export async function rows(): Promise<HTMLElement[]> {
  return waitFor(() => {
    const found = screen.getAllByRole('article').filter((row) => row.dataset.item !== undefined);
    expect(found.length).toBeGreaterThan(0);
    return found;
  });
}
export const ONE_EVENT = { event_id: 'one', website: 'axs', outcome: 'alert' } as const;
/** One line for each drop. */
export const ungroup = () => window.localStorage.setItem('eventory-feed-grouped', 'no');
export const frame = () => act(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))));
