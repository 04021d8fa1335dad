import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { UpdateState } from '../../../core/bridge/state/update.ts';
import { formatUpdateStatus } from '../../../renderer/lib/format/update-status.ts';
import { renderApp, stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';

stubBrowserApis();

const UPDATE: UpdateState = {
  method: 'install',
  phase: 'ready',
  version: '1.3.0',
  notes: '- Faster <b>alerts</b>',
  checked_at: '2026-06-01T12:00:00Z',
  problem: null,
};

async function openSettings(update: UpdateState) {
  const app = renderApp({ state: sampleState({ profile: 'live', update }) });
  await app.user.click(await screen.findByRole('link', { name: 'Settings' }));
  return { ...app, about: within(await screen.findByRole('region', { name: 'About' })) };
}

describe('a newer version', () => {
  it('is named by a quiet line and in the settings, with what is new as text', async () => {
    const { about, user, askedFor } = await openSettings(UPDATE);
    expect(screen.getByRole('button', { name: 'Version 1.3.0 is installed when you quit.' }).textContent).toBe(
      'Update',
    );
    expect(about.getByRole('status').textContent).toMatch(/^Version 1\.3\.0 is installed when you quit\. Checked /);
    expect(about.getByText('- Faster <b>alerts</b>')).toBeDefined();
    await user.click(about.getByRole('button', { name: 'Open download page' }));
    await user.click(about.getByRole('button', { name: 'Check now' }));
    expect([askedFor('update.openPage'), askedFor('update.check')]).toEqual([[null], [null]]);
  });

  it('can be left unasked for', async () => {
    const { about, user, askedFor } = await openSettings({ ...UPDATE, phase: 'current', version: null, notes: '' });
    expect(screen.queryByText('Update')).toBeNull();
    await user.click(about.getByRole('switch', { name: 'Update automatically' }));
    expect(askedFor('settings.update')).toEqual([{ patch: { check_updates: false } }]);
  });

  it('is not offered to a development build', async () => {
    const { about } = await openSettings({ ...UPDATE, method: 'none', phase: 'idle', version: null, notes: '' });
    expect(about.queryByRole('switch')).toBeNull();
    expect(about.queryByRole('button')).toBeNull();
  });
});

describe('the sentence on updates', () => {
  it.each<[Partial<UpdateState>, boolean, string]>([
    [{ phase: 'idle' }, false, 'Checking is off.'],
    [
      { phase: 'available', method: 'announce' },
      true,
      'Version 1.3.0 is there. Install it the way you installed this one.',
    ],
    [{ phase: 'available' }, true, 'Version 1.3.0 is there. It is downloaded once no alerts come in.'],
    [{ phase: 'available' }, false, 'Version 1.3.0 is there. Switch on updates to have it installed.'],
    [{ phase: 'failed', problem: 'No answer.' }, true, 'No answer. The app tries again later.'],
  ])('%j', (patch, on, sentence) => {
    expect(formatUpdateStatus({ ...UPDATE, ...patch }, on)).toBe(sentence);
  });
});
