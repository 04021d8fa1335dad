import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { stubBrowserApis } from '../render-app.tsx';
import { sampleState } from '../sample/app-state.ts';
import { open } from './open-settings.ts';

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/settings';
});

describe('a browser of one’s own', () => {
  it('is added with its arguments, one per line, quotes and spaces as they are', async () => {
    const { user, askedFor } = await open();
    await user.click(screen.getByRole('button', { name: 'Add a browser or profile' }));
    await user.type(screen.getByLabelText(/^Name/), 'Chrome 2');
    await user.type(screen.getByLabelText(/^Application path/), '/usr/bin/chrome');
    await user.type(
      screen.getByLabelText('Arguments, one per line'),
      '--profile-directory=Profile 2{Enter}--new-window',
    );
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(askedFor('settings.update').at(-1)?.patch).toMatchObject({
      browsers: [
        { label: 'Chrome 2', path: '/usr/bin/chrome', args: ['--profile-directory=Profile 2', '--new-window'] },
      ],
    });
  });
});

describe('a browser that is changed', () => {
  it('shows what is wrong with it at its own form', async () => {
    const state = sampleState();
    const browsers = ['One', 'Two'].map((label) => ({ id: label, label, path: '/usr/bin/browser', args: [] }));
    const { user } = await open({
      state: { ...state, settings: { ...state.settings, browsers } },
      handlers: {
        'settings.update': () => ({ ok: false, issues: [{ path: 'browsers.1', message: 'There is no such file.' }] }),
      },
    });
    await user.click(screen.getAllByRole('button', { name: /^Edit/ })[1] as HTMLElement);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const form = screen.getByLabelText(/^Application path/).closest('form') as HTMLElement;
    expect((await within(form).findByRole('alert')).textContent).toBe('There is no such file.');
  });
});
