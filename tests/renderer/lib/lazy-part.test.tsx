import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { lazyPart, loadAllParts } from '../../../renderer/lib/lazy-part.tsx';
import { ErrorBoundary } from '../../../renderer/ui/status/ErrorBoundary.tsx';
import { stubBrowserApis } from '../render-app.tsx';

stubBrowserApis();
const module = { default: ({ name }: { name: string }) => <p>{name}</p> };

describe('a part of the window that loads later', () => {
  it('shows at once if it was loaded before', async () => {
    const importPart = vi.fn(async () => module);
    const Part = lazyPart(importPart);
    await loadAllParts((task) => task());
    // Without a boundary around it, a part that suspends would show nothing.
    render(<Part name="the feed" />);
    expect(screen.getByText('the feed')).toBeTruthy();
    expect(importPart).toHaveBeenCalledTimes(1);
  });

  it('shows what stands for it until it is there', async () => {
    let arrive: (value: typeof module) => void = () => {};
    const Part = lazyPart(() => new Promise<typeof module>((resolve) => (arrive = resolve)));
    await act(async () =>
      render(
        <Suspense fallback="opening">
          <Part name="the watchlist" />
        </Suspense>,
      ),
    );
    expect(screen.getByText('opening')).toBeTruthy();
    await act(async () => arrive(module));
    expect(await screen.findByText('the watchlist')).toBeTruthy();
  });

  it('is tried again after it could not be loaded', async () => {
    const Part = lazyPart(vi.fn(async () => module).mockRejectedValueOnce(new Error('offline')));
    await Part.load().catch(() => {});
    await act(async () =>
      render(
        <Suspense fallback="opening">
          <Part name="the settings" />
        </Suspense>,
      ),
    );
    expect(await screen.findByText('the settings')).toBeTruthy();
  });

  it('that fails while it is shown reaches the error boundary, and its button tries again', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const importPart = vi.fn(async () => module).mockRejectedValueOnce(new Error('The file is gone.'));
    const Part = lazyPart(importPart);
    await act(async () =>
      render(
        <MantineProvider>
          <ErrorBoundary>
            <Suspense fallback="opening">
              <Part name="the chart" />
            </Suspense>
          </ErrorBoundary>
        </MantineProvider>,
      ),
    );
    expect(await screen.findByText(/The file is gone\./)).toBeTruthy();
    expect(importPart).toHaveBeenCalledTimes(1);
    await act(() => userEvent.click(screen.getByRole('button', { name: 'Show it again' })));
    expect(await screen.findByText('the chart')).toBeTruthy();
  });

  it('does not keep the others from loading', async () => {
    lazyPart(() => Promise.reject(new Error('offline')));
    const importPart = vi.fn(async () => module);
    lazyPart(importPart);
    await loadAllParts((task) => task());
    expect(importPart).toHaveBeenCalledTimes(1);
  });
});
