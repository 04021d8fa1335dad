import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../core/settings/settings.ts';
import { renderApp, stubBrowserApis } from '../../render-app.tsx';
import { sampleState } from '../../sample/app-state.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/settings';
});

const FILE = '/home/you/.config/Eventory Tray/stream.json';
const ALLOWED = { ...DEFAULT_SETTINGS, local_stream: { for_programs: true } };

async function open(...options: Parameters<typeof renderApp>) {
  const app = renderApp(...options);
  await screen.findByRole('heading', { name: 'Other programs' });
  return app;
}

describe('the local stream in the settings', () => {
  it('is off, shows no address, and is turned on by a switch', async () => {
    const { user, askedFor } = await open();
    const control = screen.getByRole('switch', { name: 'Local stream for other programs' });
    expect((control as HTMLInputElement).checked).toBe(false);
    expect(screen.queryByRole('button', { name: 'Copy address' })).toBeNull();
    await user.click(control);
    expect(askedFor('settings.update')).toEqual([{ patch: { local_stream: { for_programs: true } } }]);
  });

  it('shows where it is, who reads it, and copies both', async () => {
    const stream = { url: 'http://127.0.0.1:38218', file: FILE, readers: 2 };
    const { user, askedFor } = await open({ state: sampleState({ settings: ALLOWED, stream }) });
    expect(screen.getByText('Read now by 2 programs.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Copy address' }));
    await user.click(screen.getByRole('button', { name: 'Copy path' }));
    expect(askedFor('clipboard.write')).toEqual([{ text: 'http://127.0.0.1:38218/v1/stream' }, { text: FILE }]);
  });

  it('says so if it could not be started', async () => {
    await open({ state: sampleState({ settings: ALLOWED, stream: null }) });
    expect(screen.getByText('The stream could not be started in this run. The log says why.')).toBeDefined();
  });
});
