import { screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/watchlist';
});

const PHONE = { id: 'p', kind: 'ntfy', label: 'Phone', enabled: true, for_all: true } as const;

async function edit(forwarders: readonly (typeof PHONE)[], when: 'always' | 'away' | 'never' = 'away') {
  const settings = { ...DEFAULT_SETTINGS, forwarders: [...forwarders], phone: { ...DEFAULT_SETTINGS.phone, when } };
  const app = renderApp({ state: sampleState({ settings }) });
  await app.user.click(await screen.findByText('MSG under 150'));
  await screen.findByRole('form', { name: 'Edit entry' });
  return app;
}

describe('if nobody answers', () => {
  it('an entry goes to the phone and is repeated, and the form says so', async () => {
    const { user, askedFor } = await edit([PHONE]);
    await user.type(screen.getByLabelText('Phone after seconds'), '60');
    await user.type(screen.getByLabelText('Repeat every seconds'), '120');
    await user.type(screen.getByLabelText('Repeat at most times'), '3');
    await screen.findByText('Desk, phone after 1 min, again every 2 min at most 3 times');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(askedFor('watchlist.save').at(-1)?.entry).toMatchObject({
        phone_after_seconds: 60,
        repeat_every_seconds: 120,
        repeat_times: 3,
      }),
    );
  });

  it('a number out of its limits is named, and not saved', async () => {
    const { user } = await edit([PHONE]);
    await user.type(screen.getByLabelText('Repeat every seconds'), '5');
    await screen.findByText(/from 30 to 3600, not 5/);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
  });

  it('an entry says that nothing goes to the phone, if the settings say so', async () => {
    const { user } = await edit([PHONE], 'never');
    await user.type(screen.getByLabelText('Phone after seconds'), '60');
    await screen.findByText(/Away and phone says never/);
  });

  it('is not offered while there is nowhere to send to', async () => {
    await edit([]);
    expect(screen.queryByLabelText('Phone after seconds')).toBeNull();
  });
});
