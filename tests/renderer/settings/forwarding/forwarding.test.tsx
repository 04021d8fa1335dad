import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { stubBrowserApis } from '../../render-app.tsx';
import { sampleState } from '../../sample/app-state.ts';
import { open } from '../open-settings.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/settings';
});

describe('a destination', () => {
  it('that is changed in part asks for the other parts again, instead of keeping the old address', async () => {
    const state = sampleState();
    const forwarder = { id: 'f1', kind: 'telegram' as const, label: 'Group', enabled: true, for_all: true };
    const { user } = await open({ state: { ...state, settings: { ...state.settings, forwarders: [forwarder] } } });
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    const save = screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement;
    expect(save.disabled).toBe(false);
    await user.type(screen.getByLabelText(/^Bot token/), '1:A');
    expect(save.disabled).toBe(true);
    await user.type(screen.getByLabelText(/^Chat/), '7');
    expect(save.disabled).toBe(false);
  });

  it('asks for what its service needs, and makes the address of it', async () => {
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('button', { name: 'Add a destination' }));
    await user.type(screen.getByLabelText(/^Name/), 'Group');
    await user.click(screen.getByRole('combobox', { name: 'Kind' }));
    await user.click(await screen.findByRole('option', { name: 'Telegram' }));
    await user.type(screen.getByLabelText(/^Bot token/), '123:ABC');
    const save = screen.getByRole('button', { name: 'Save' });
    expect((save as HTMLButtonElement).disabled).toBe(true);
    await user.type(screen.getByLabelText(/^Chat/), ' @tickets ');
    await user.click(save);
    expect(askedFor('forwarder.save')[0]).toMatchObject({
      kind: 'telegram',
      label: 'Group',
      address: 'https://api.telegram.org/bot123:ABC/sendMessage?chat_id=%40tickets',
    });
  });

  it('that is a program has a path and arguments instead of an address', async () => {
    const { state } = { state: sampleState() };
    const program = { path: '/usr/local/bin/lamp', args: ['--old'] };
    const forwarder = { id: 'p', kind: 'program' as const, label: 'Lamp', enabled: true, for_all: true, program };
    const { user, askedFor } = await open({
      state: { ...state, settings: { ...state.settings, forwarders: [forwarder] } },
      handlers: {
        'forwarder.save': () => ({ ok: false, issues: [{ path: 'program', message: 'It was not confirmed.' }] }),
      },
    });
    const card = screen.getByText('Lamp').closest('div')?.parentElement as HTMLElement;
    await user.click(within(card).getByRole('button', { name: 'Edit' }));
    expect(screen.queryByLabelText(/address/i, { selector: 'input[type="password"]' })).toBeNull();
    const args = screen.getByLabelText('Arguments, one per line');
    await user.clear(args);
    await user.type(args, '--colour{Enter}two words{Enter}');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(askedFor('forwarder.save')).toEqual([
      { ...forwarder, program: { path: program.path, args: ['--colour', 'two words'] }, address: null },
    ]);
    expect(await screen.findByText('It was not confirmed.')).toBeDefined();
  });

  it('is added with its address, which is not shown again', async () => {
    const { user, askedFor, page } = await open();
    await user.click(screen.getByRole('button', { name: 'Add a destination' }));
    await user.type(screen.getByLabelText(/^Name/), 'Team');
    await user.type(screen.getByLabelText(/^Webhook address/), 'https://hooks.example/secret');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(askedFor('forwarder.save')[0]).toMatchObject({ label: 'Team', address: 'https://hooks.example/secret' });
    expect(await screen.findByRole('switch', { name: 'Forward to Team' })).toBeDefined();
    expect(page.container.innerHTML).not.toContain('hooks.example');
    await user.click(screen.getByRole('button', { name: 'Test' }));
    expect(await screen.findByText(/^Delivered/)).toBeDefined();
  });

  it('keeps its address when it is turned off', async () => {
    const state = sampleState();
    const forwarder = { id: 'f1', kind: 'ntfy' as const, label: 'Phone', enabled: true, for_all: true };
    const { user, askedFor } = await open({
      state: { ...state, settings: { ...state.settings, forwarders: [forwarder] } },
    });
    await user.click(screen.getByRole('switch', { name: 'Forward to Phone' }));
    expect(askedFor('forwarder.save')).toEqual([{ ...forwarder, enabled: false, address: null }]);
  });

  it('says on its card how it does, in the words of Health', async () => {
    const state = sampleState();
    const forwarder = { id: 'ntfy-1', kind: 'ntfy' as const, label: 'Phone', enabled: true, for_all: true };
    const app = { state: { ...state, settings: { ...state.settings, forwarders: [forwarder] } } };
    const { user } = await open(app);
    const problem = /^Since [^,]+, 1 alert not sent: the service refused access \(403\); check the address$/;
    const card = (await screen.findByText(problem)).closest('div')?.parentElement as HTMLElement;
    for (const text of ['Failing', /^Last sent/, /then press Test\.$/]) {
      expect(within(card).getByText(text)).toBeDefined();
    }
    const words = (await screen.findByText(problem)).textContent ?? '';
    await user.keyboard('6');
    expect(await screen.findByText('Forwarding: Phone')).toBeDefined();
    expect(screen.getByText(words)).toBeDefined();
  });
});
