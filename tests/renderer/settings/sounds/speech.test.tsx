import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderApp, stubBrowserApis } from '../../render-app.tsx';
import { sampleState } from '../../sample/app-state.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/settings';
});
afterEach(() => vi.unstubAllGlobals());

const MISSING = 'No voice was found. Install espeak-ng.';
async function open(...options: Parameters<typeof renderApp>) {
  const app = renderApp(...options);
  const group = await screen.findByRole('region', { name: 'Alerts' });
  return { ...app, group: within(group) };
}

describe('speech in the settings', () => {
  it('is turned on and tried', async () => {
    const { user, group, askedFor } = await open();
    await user.click(group.getByRole('switch', { name: 'Speak alerts' }));
    await user.click(group.getByRole('button', { name: 'Speak a sample' }));
    expect(askedFor('settings.update')).toEqual([{ patch: { alerts: { speak: true } } }]);
    expect(askedFor('speech.test')).toHaveLength(1);
  });

  it('says why nothing was spoken', async () => {
    const { user, group } = await open({
      handlers: { 'speech.test': () => ({ spoken: false, detail: 'Not spoken. spd-say: no daemon.' }) },
    });
    await user.click(group.getByRole('button', { name: 'Speak a sample' }));
    expect((await group.findByRole('alert')).textContent).toMatch(/no daemon/);
  });

  it('says what to install without a voice', async () => {
    const { group } = await open({
      state: sampleState({ mode: 'desktop' }),
      handlers: { 'speech.get': () => ({ missing: MISSING }) },
    });
    expect(await group.findByText(MISSING)).toBeTruthy();
  });

  it('or that the page speaks, in a browser that can', async () => {
    vi.stubGlobal('speechSynthesis', {});
    const { group } = await open({
      state: sampleState({ mode: 'browser' }),
      handlers: { 'speech.get': () => ({ missing: MISSING }) },
    });
    expect(await group.findByText(/^This page speaks, so keep it open/)).toBeTruthy();
  });
});
