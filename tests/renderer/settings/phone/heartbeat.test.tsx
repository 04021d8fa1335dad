import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../core/settings/settings.ts';
import { renderApp, stubBrowserApis } from '../../render-app.tsx';
import { sampleState } from '../../sample/app-state.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/settings';
});

async function open(...options: Parameters<typeof renderApp>) {
  const app = renderApp(...options);
  const group = await screen.findByRole('region', { name: 'Away and phone' });
  return { ...app, group: within(group) };
}
const ON = { ...DEFAULT_SETTINGS, heartbeat: { enabled: true, every_minutes: 5 } };

describe('the heartbeat', () => {
  it('is set up with an address, tested and removed', async () => {
    const { user, group, askedFor } = await open({
      handlers: { 'heartbeat.test': () => ({ delivered: false, detail: 'Not delivered: no answer within 10 s.' }) },
    });
    await user.click(group.getByRole('button', { name: 'Set up' }));
    await user.type(group.getByLabelText(/Ping address/), 'https://hc-ping.com/x');
    await user.click(group.getByRole('button', { name: 'Save' }));
    expect(askedFor('heartbeat.save')).toEqual([{ address: 'https://hc-ping.com/x' }]);
    await user.click(await group.findByRole('button', { name: 'Test' }));
    expect((await group.findByRole('status')).textContent).toMatch(/no answer within 10 s/);
    await user.click(group.getByRole('button', { name: 'Remove' }));
    await user.click(group.getByRole('button', { name: 'Remove?' }));
    expect(askedFor('heartbeat.remove')).toHaveLength(1);
    expect(await group.findByRole('button', { name: 'Set up' })).toBeTruthy();
  });

  it('shows what is wrong with the address', async () => {
    const { user, group } = await open({
      handlers: {
        'heartbeat.save': () => ({ ok: false, issues: [{ path: 'address', message: 'This is not a web address.' }] }),
      },
    });
    await user.click(group.getByRole('button', { name: 'Set up' }));
    await user.type(group.getByLabelText(/Ping address/), 'nonsense');
    await user.click(group.getByRole('button', { name: 'Save' }));
    expect(await group.findByText('This is not a web address.')).toBeTruthy();
  });

  it('shows the last one and why it failed', async () => {
    const last = {
      at: '2026-06-01T03:12:00Z',
      signal: 'ok',
      delivered: false,
      detail: 'the service answered 503',
    } as const;
    const { group } = await open({ state: sampleState({ settings: ON, last_heartbeat: last }) });
    expect(group.getByText(/^Last: .*, connected, not delivered: the service answered 503$/)).toBeTruthy();
  });
});
