import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_OWN_SOUNDS } from '../../../../core/settings/own-sounds.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../core/settings/settings.ts';
import { renderApp, stubBrowserApis } from '../../render-app.tsx';
import { sampleState } from '../../sample/app-state.ts';
import { SAMPLE_WATCHLIST } from '../../sample/watchlist.ts';

// jsdom decodes nothing: tests/e2e/own-sounds.test.ts has real files.
vi.mock('../../../../renderer/settings/sounds/convert-sound.ts', () => ({
  async convertSound(file: File) {
    if (file.type === 'text/plain') throw new Error('This is no sound file that can be read.');
    return { wav: new Blob(['RIFF']), isCut: file.name.startsWith('long') };
  },
}));

stubBrowserApis();
beforeEach(() => {
  window.location.hash = '#/settings';
});

const HORN = { id: 'own-0123456789abcdef01234567', label: 'Horn' };
const withSounds = (sounds: Settings['sounds'], sound = 'chime') =>
  sampleState({ settings: { ...DEFAULT_SETTINGS, sounds, alerts: { ...DEFAULT_SETTINGS.alerts, sound } } });

async function open(options: Parameters<typeof renderApp>[0] = {}) {
  const app = renderApp(options);
  const group = await screen.findByRole('region', { name: 'Alerts' });
  const input = () => group.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
  return { ...app, group: within(group), input };
}

describe('own sounds in the settings', () => {
  it('are added from a file, under its name', async () => {
    const { user, group, input, askedFor } = await open();
    await user.upload(input(), new File(['x'], 'Air Horn.mp3', { type: 'audio/mpeg' }));
    await screen.findByText('“Air Horn” is added.');
    expect(askedFor('sound.add')).toEqual([{ label: 'Air Horn', wav: btoa('RIFF') }]);
    expect(await group.findByRole('textbox', { name: 'Name of “Air Horn”' })).toBeTruthy();
    await user.upload(input(), new File(['x'], 'long song.flac', { type: 'audio/flac' }));
    expect(await screen.findByText(/“long song” is added\. Its first 10 s are used\./)).toBeTruthy();
  });

  it('are refused with what to do next, and another can be chosen', async () => {
    const { user, group, input, askedFor } = await open({
      handlers: {
        'sound.add': () => ({
          ok: false,
          issues: [{ path: 'wav', message: 'There is nothing to hear in this sound.' }],
        }),
      },
    });
    await user.upload(input(), new File(['x'], 'notes.wav', { type: 'text/plain' }));
    expect((await group.findByRole('alert')).textContent).toMatch(/no sound file/);
    const huge = new File(['x'], 'huge.wav', { type: 'audio/wav' });
    Object.defineProperty(huge, 'size', { value: 300 * 1024 * 1024 });
    await user.upload(input(), huge);
    await group.findByText(/larger than 10 MB/);
    expect(askedFor('sound.add')).toEqual([]);
    await user.upload(input(), new File(['x'], 'silence.wav', { type: 'audio/wav' }));
    await group.findByText(/nothing to hear/);
    expect(group.getByRole<HTMLButtonElement>('button', { name: 'Add a sound…' }).disabled).toBe(false);
  });

  it('are renamed, played at the set volume, and chosen as the sound of all alerts', async () => {
    const { user, group, askedFor } = await open({ state: withSounds([HORN]) });
    await user.click(group.getByRole('button', { name: 'Play “Horn”' }));
    expect(askedFor('sound.preview')).toEqual([{ sound: HORN.id, volume: 0.7 }]);
    const name = group.getByRole('textbox', { name: 'Name of “Horn”' });
    await user.clear(name);
    await user.type(name, 'Air horn{Enter}');
    expect(askedFor('sound.rename')).toEqual([{ sound: HORN.id, label: 'Air horn' }]);
    await user.click(group.getByRole('combobox', { name: 'Sound' }));
    await user.click(await screen.findByRole('option', { name: 'Air horn' }));
    expect(askedFor('settings.update')).toEqual([{ patch: { alerts: { sound: HORN.id } } }]);
  });

  it('say who uses them before they are removed, and come back as they were', async () => {
    const [first, second, ...rest] = SAMPLE_WATCHLIST;
    if (first === undefined || second === undefined) throw new Error('The sample has too few entries.');
    const users = [first, second].map((view) => ({ ...view, entry: { ...view.entry, sound: HORN.id } }));
    const { user, group, askedFor } = await open({
      state: withSounds([HORN], HORN.id),
      watchlist: [...users, ...rest],
    });
    await group.findByText('Used by the default and 2 entries: without it Chime is heard.');
    await user.click(group.getByRole('button', { name: 'Remove “Horn”' }));
    expect(askedFor('sound.remove')).toEqual([]);
    await user.click(group.getByRole('button', { name: 'Remove?' }));
    expect(askedFor('sound.remove')).toEqual([{ sound: HORN.id }]);
    expect(group.queryByRole('textbox', { name: /^Name of/ })).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(askedFor('sound.restore')).toEqual([{ sound: HORN.id, label: 'Horn' }]);
    expect(askedFor('settings.update')).toEqual([{ patch: { alerts: { sound: HORN.id } } }]);
    expect(await group.findByRole('textbox', { name: 'Name of “Horn”' })).toBeTruthy();
  });

  it('are no more than there can be', async () => {
    const many = Array.from({ length: MAX_OWN_SOUNDS }, (_, at) => ({
      id: `own-${String(at).padStart(24, '0')}`,
      label: `Sound ${at}`,
    }));
    const { group } = await open({ state: withSounds(many) });
    expect(group.getByRole<HTMLButtonElement>('button', { name: 'Add a sound…' }).disabled).toBe(true);
    expect(group.getByText(/which is the most\. Remove one first\./)).toBeTruthy();
  });
});

describe('the sound of an entry', () => {
  async function openEntry(sound: string | null, sounds: Settings['sounds']) {
    window.location.hash = '#/watchlist';
    const [first, ...rest] = SAMPLE_WATCHLIST;
    if (first === undefined) throw new Error('The sample has no entry.');
    const view = { ...first, entry: { ...first.entry, sound } };
    const app = renderApp({ state: withSounds(sounds, 'bell'), watchlist: [view, ...rest] });
    await app.user.click(await screen.findByText(first.entry.label));
    return { ...app, select: await screen.findByRole<HTMLInputElement>('combobox', { name: 'Sound' }) };
  }

  it('can be an own one', async () => {
    const { user, select, askedFor } = await openEntry(null, [HORN]);
    expect(select.value).toBe('Default (Bell)');
    await user.click(select);
    await user.click(await screen.findByRole('option', { name: 'Horn' }));
    await user.click(screen.getByRole('button', { name: 'Play the sound' }));
    expect(askedFor('sound.preview')).toEqual([{ sound: HORN.id, volume: 0.7 }]);
  });

  it('says that this computer does not have it, and plays what is heard in its place', async () => {
    const { user, select, askedFor } = await openEntry(HORN.id, []);
    expect(select.value).toBe('Not on this computer');
    await user.click(screen.getByRole('button', { name: 'Play the sound' }));
    expect(askedFor('sound.preview')).toEqual([{ sound: 'bell', volume: 0.7 }]);
  });
});
