import { cleanup, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ComputerState, ComputersState } from '../../../core/bridge/state/computers.ts';
import { DEFAULT_SETTINGS } from '../../../core/settings/settings.ts';
import { newPassphrase } from '../../../renderer/settings/computers/new-passphrase.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/settings';
});

const SETTINGS = { ...DEFAULT_SETTINGS, computers: { ...DEFAULT_SETTINGS.computers, enabled: true } };
const computer = (name: string, over: Partial<ComputerState> = {}): ComputerState => ({
  id: name,
  name,
  self: false,
  state: 'follower',
  since: null,
  delay_ms: 120,
  can_lead: true,
  hearing: false,
  ...over,
});
const SINCE = '2026-06-01T08:12:00Z';
const LEADING: ComputersState = {
  broker: 'broker.lan',
  role: 'leader',
  leader: null,
  behind_ms: null,
  problem: null,
  refused: 0,
  list: [
    computer('DESK-01', { self: true, state: 'leader', since: SINCE, hearing: true }),
    computer('cabin-pi', { state: 'not_heard', since: SINCE, delay_ms: null, can_lead: false }),
    computer('laptop'),
    computer('tablet', { can_lead: false }),
  ],
};
const FOLLOWING: ComputersState = {
  ...LEADING,
  role: 'follower',
  leader: 'laptop',
  behind_ms: 230,
  list: [computer('DESK-01', { self: true }), computer('laptop', { state: 'leader', hearing: true })],
};

async function open(computers: ComputersState | null) {
  const connection = { ...sampleState().connection, detail: 'Connected' };
  const app = renderApp({
    state: sampleState({ settings: computers === null ? DEFAULT_SETTINGS : SETTINGS, computers, connection }),
  });
  await screen.findByRole('heading', { name: 'Computers' });
  return app;
}
const rowOf = (name: string) => within(screen.getByText(name, { selector: 'strong' }).closest('li') as HTMLElement);

describe('several computers in the settings', () => {
  it('are set up with a broker and a passphrase, which can be suggested', async () => {
    const { user, askedFor } = await open(null);
    await user.click(screen.getByRole('button', { name: 'Set up the broker' }));
    const form = within(screen.getByRole('form', { name: 'Broker' }));
    const save = form.getByRole('button', { name: 'Save' });
    expect((save as HTMLButtonElement).disabled).toBe(true);
    await user.type(form.getByLabelText(/^Broker/), 'broker.lan');
    await user.click(form.getByRole('button', { name: 'Suggest a passphrase' }));
    const passphrase = (form.getByLabelText(/^Passphrase/) as HTMLInputElement).value;
    expect(passphrase).toMatch(/^([a-z2-9]{5}-){4}[a-z2-9]{5}$/);
    await user.click(save);
    expect(await form.findByText('Write the address of your broker.')).toBeDefined();
    await user.clear(form.getByLabelText(/^Broker/));
    await user.type(form.getByLabelText(/^Broker/), 'mqtt://broker.lan');
    await user.click(save);
    expect(await screen.findByRole('button', { name: 'Change the broker' })).toBeDefined();
    expect(askedFor('computers.save').at(-1)).toEqual({
      url: 'mqtt://broker.lan',
      username: null,
      password: null,
      passphrase,
    });
  });

  it('are listed with what each does', async () => {
    await open(LEADING);
    expect(rowOf('DESK-01').getByText('Leader')).toBeDefined();
    expect(rowOf('DESK-01').getByText('this one')).toBeDefined();
    expect(rowOf('DESK-01').getByText(/^holds the connection since /)).toBeDefined();
    expect(rowOf('laptop').getByText('0.1 s behind, takes over within 5 s')).toBeDefined();
    expect(rowOf('tablet').getByText('0.1 s behind, cannot take over: no key')).toBeDefined();
    expect(rowOf('cabin-pi').getByText('Not heard')).toBeDefined();
    expect(screen.getByText('broker.lan, encrypted end to end')).toBeDefined();
  });

  it('the leader hands over, and one that is gone can be forgotten', async () => {
    const { user, askedFor } = await open(LEADING);
    await user.click(screen.getByRole('button', { name: 'Hand over' }));
    await user.click(screen.getByRole('button', { name: 'Forget cabin-pi' }));
    expect(askedFor('computers.handOver')).toEqual([null]);
    expect(askedFor('computers.forget')).toEqual([{ id: 'cabin-pi' }]);
  });

  it('nothing is handed over by a follower, or to nobody', async () => {
    await open(FOLLOWING);
    expect(screen.queryByRole('button', { name: 'Hand over' })).toBeNull();
    cleanup();
    await open({ ...LEADING, list: LEADING.list.filter(({ name }) => name !== 'laptop') });
    expect(screen.queryByRole('button', { name: 'Hand over' })).toBeNull();
  });

  it('what to do without the broker is chosen, and a problem is shown', async () => {
    const problem = {
      cause: 'broker_down',
      sentence: 'Nothing answers at broker.lan.',
      next_step: 'Start the broker.',
    };
    const { user, askedFor } = await open({ ...FOLLOWING, role: 'alone', leader: null, problem });
    expect(screen.getByText('Nothing answers at broker.lan. Start the broker.')).toBeDefined();
    await user.click(screen.getByRole('radio', { name: 'Wait' }));
    expect(askedFor('settings.update')).toEqual([{ patch: { computers: { if_broker_down: 'wait' } } }]);
  });

  it('is turned off at the second press', async () => {
    const { user, askedFor } = await open(FOLLOWING);
    await user.click(screen.getByRole('button', { name: 'Turn off' }));
    expect(askedFor('computers.remove')).toEqual([]);
    await user.click(screen.getByRole('button', { name: /^Turn off and forget/ }));
    expect(askedFor('computers.remove')).toEqual([null]);
  });
});

describe('the pill', () => {
  it.each([
    ['leads', LEADING, 'Connected as leader'],
    ['follows', FOLLOWING, 'Following laptop ?· 0.2 s behind'],
  ] as const)('says that this computer %s', async (_name, computers, words) => {
    await open(computers);
    expect(screen.getByRole('button', { name: new RegExp(`^${words}`) })).toBeDefined();
  });
});

it('Health says who shares the connection, and what was refused', async () => {
  window.location.hash = '#/diagnostics';
  renderApp({ state: sampleState({ settings: SETTINGS, computers: { ...LEADING, refused: 2 } }) });
  expect(
    await screen.findByText('3 computers on broker.lan · this one leads · 1 not heard · 2 messages refused'),
  ).toBeDefined();
});

it('no two suggested passphrases are the same', () => {
  const all = new Set(Array.from({ length: 100 }, newPassphrase));
  expect(all.size).toBe(100);
});
