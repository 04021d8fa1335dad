import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { BackupState } from '../../../core/bridge/state/backup.ts';
import type { FakeBridgeOptions } from '../fake-bridge/fake-bridge.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';
import { SAMPLE_RESTORE } from '../sample/restore.ts';

stubBrowserApis();

async function openSettings(options: FakeBridgeOptions = {}) {
  const app = renderApp({ state: sampleState({ profile: 'live', mode: 'desktop' }), ...options });
  await app.user.click(await screen.findByRole('link', { name: 'Settings' }));
  await screen.findByRole('button', { name: 'Back up…' });
  return { ...app, backup: (state: BackupState) => act(() => app.emit('backup', state)) };
}

const preview = (more: Partial<typeof SAMPLE_RESTORE> = {}): BackupState => ({ ...SAMPLE_RESTORE, ...more });
const question = () => within(screen.getByRole('dialog', { name: 'Restore this backup?' }));

describe('a backup', () => {
  it('begins with its button, shows how far it is, and can be canceled', async () => {
    const app = await openSettings();
    await app.user.click(screen.getByRole('button', { name: 'Back up…' }));
    expect(app.askedFor('backup.start')).toHaveLength(1);
    app.backup({ state: 'working', job: 'backup', phase: 'packing', done: 1024 ** 2, total: 4 * 1024 ** 2 });
    expect(screen.getByText('Packing: 1.0 MB of 4.0 MB')).toBeDefined();
    expect(screen.getByRole('progressbar', { name: 'Backup' }).getAttribute('value')).toBe(String(1024 ** 2));
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Restore…' }).disabled).toBe(true);
    await app.user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(app.askedFor('backup.cancel')).toHaveLength(1);
    app.backup({ state: 'backed_up', file: '/home/me/mine.tar.gz', bytes: 2048, download: null });
    expect(screen.getByText(/2\.0 KB in \/home\/me\/mine\.tar\.gz/)).toBeDefined();
  });

  it('is fetched by the page that saw it made, and can be fetched again', async () => {
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    const done = { state: 'backed_up', file: 'b.tar.gz', bytes: 9, download: 'backup/1' } as const;
    const app = await openSettings({ handlers: { 'backup.get': () => done } });
    expect(clicked).not.toHaveBeenCalled();
    app.backup({ state: 'working', job: 'backup', phase: 'copying', done: null, total: null });
    app.backup(done);
    expect(clicked).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('link', { name: 'Download again' }).getAttribute('href')).toBe('backup/1');
  });

  it('that failed says why, also one that nobody watched', async () => {
    const why = 'The backup was not made: no space left on device. Check the space.';
    await openSettings({ handlers: { 'backup.get': () => ({ state: 'failed', job: 'backup', why }) } });
    expect((await screen.findByRole('alert')).textContent).toBe(why);
  });

  it('is found by the words that others use, and in the palette', async () => {
    const app = await openSettings();
    await app.user.keyboard('{Control>}k{/Control}');
    await app.user.type(await screen.findByRole('textbox', { name: 'Command palette' }), 'back up');
    await app.user.keyboard('{Enter}');
    await waitFor(() => expect(app.askedFor('backup.start')).toHaveLength(1));
  });
});

describe('a restore', () => {
  it('shows what it would do, begins at the safe answer, and is done on confirmation', async () => {
    const app = await openSettings();
    await app.user.click(screen.getByRole('button', { name: 'Restore…' }));
    expect(app.askedFor('restore.choose')).toHaveLength(1);
    app.backup(preview());
    await screen.findByRole('dialog');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Keep what is there'));
    expect(question().getByText(/12 entries \(3 added, 1 changed, 2 removed\)/)).toBeDefined();
    expect(question().getByText(/412,318 messages and gaps, from .* to .*, replace 1,204/)).toBeDefined();
    expect(question().getByText(/the address of “Team”/)).toBeDefined();
    await app.user.keyboard('{Enter}');
    expect(app.askedFor('restore.confirm')).toEqual([]);
    expect(app.askedFor('backup.cancel')).toHaveLength(1);
    await app.user.click(question().getByRole('button', { name: 'Restore' }));
    expect(app.askedFor('restore.confirm')).toEqual([{ id: 'preview-1' }]);
    app.backup(preview({ problem: 'The program was not confirmed, so nothing was changed.' }));
    expect(question().getByRole('alert').textContent).toContain('not confirmed');
    app.backup({ state: 'restored', kept: ['watchlist.before-restore-1.json'], missing_secrets: ['the API key'] });
    expect(screen.getByText(/Restored\. Enter once more: the API key\. What was there is kept/)).toBeDefined();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('reads everything anew once other files are behind the window', async () => {
    const app = await openSettings();
    const asked = app.askedFor('feed.list').length;
    act(() => app.setState({ profile_number: 2 }));
    await waitFor(() => expect(app.askedFor('feed.list').length).toBeGreaterThan(asked));
  });

  it('in a browser sends the file that was chosen in the page', async () => {
    const fetched = vi.fn(async () => new Response(null, { status: 204 }));
    vi.stubGlobal('fetch', fetched);
    const app = await openSettings({
      state: sampleState({ profile: 'live', mode: 'browser' }),
      handlers: { 'restore.choose': () => ({ upload: 'restore/7' }) },
    });
    const file = new File(['content'], 'mine.tar.gz', { type: 'application/gzip' });
    const input = document.querySelector<HTMLInputElement>('input[accept*=gzip]');
    if (input === null) throw new Error('There is no field for a file.');
    await app.user.upload(input, file);
    await waitFor(() => expect(fetched).toHaveBeenCalled());
    expect(String((fetched.mock.calls as unknown[][])[0]?.[0])).toMatch(/\/restore\/7$/);
    expect((fetched.mock.calls as unknown[][])[0]?.[1]).toMatchObject({ method: 'POST', body: file });
    vi.unstubAllGlobals();
  });

  it('waits until the demo is left', async () => {
    await openSettings({ state: sampleState({ profile: 'demo' }) });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Restore…' }).disabled).toBe(true);
    expect(screen.getByText(/Leave the demo first/)).toBeDefined();
  });
});
