import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAX_OWN_SOUNDS } from '../../../../core/settings/own-sounds.ts';
import { createOwnSoundFiles, wavId } from '../../../../main/engine/sounds/own-sound-files.ts';
import { buildWav } from '../../../support/build-wav.ts';
import { startEngine, state, type TestEngine } from '../harness.ts';

const HORN = buildWav({ hertz: 300 });
const SIREN = buildWav({ hertz: 900 });
const add = (app: TestEngine, wav: Buffer, label = 'Horn') =>
  app.request('sound.add', { label, wav: wav.toString('base64') });
const sounds = async (app: TestEngine) => (await state(app)).settings.sounds;
const fileOf = (app: TestEngine, wav: Buffer) => join(app.folder, 'sounds', `${wavId(wav)}.wav`);
const conditions = async (app: TestEngine) =>
  (await state(app)).conditions.map(({ title, text }) => `${title}: ${text}`);

describe('a sound that the user adds', () => {
  it('is a file that only the user can read, and is listed under its name', async () => {
    const app = await startEngine();
    expect(await add(app, HORN)).toEqual({ ok: true, value: { id: wavId(HORN), label: 'Horn' } });
    expect(readFileSync(fileOf(app, HORN)).equals(HORN)).toBe(true);
    if (process.platform !== 'win32') {
      expect(statSync(fileOf(app, HORN)).mode & 0o777).toBe(0o600);
      expect(statSync(join(app.folder, 'sounds')).mode & 0o777).toBe(0o700);
    }
    expect(await app.request('sound.read', { sound: wavId(HORN) })).toEqual({ wav: HORN.toString('base64') });
    await app.stop();
    const again = await startEngine({ folder: app.folder });
    expect(await sounds(again)).toEqual([{ id: wavId(HORN), label: 'Horn' }]);
    expect(await conditions(again)).toEqual([]);
  });

  it('is there once, however often it is added, and each has another name', async () => {
    const app = await startEngine();
    await Promise.all([add(app, HORN), add(app, HORN, 'Other'), add(app, SIREN), add(app, buildWav(), 'chime')]);
    expect((await sounds(app)).map(({ label }) => label)).toEqual(['Horn', 'Horn (2)', 'chime (2)']);
    await app.request('sound.rename', { sound: wavId(SIREN), label: ' \u202eSiren\n' });
    expect((await sounds(app)).map(({ label }) => label)).toEqual(['Horn', 'Siren', 'chime (2)']);
  });

  it.each([
    ['a text', Buffer.from('RIFF of a text'), /not a sound/],
    ['sizes that lie', Buffer.concat([HORN, Buffer.alloc(2)]), /not a sound/],
    ['silence', buildWav({ peak: 0 }), /nothing to hear/],
    ['too much', buildWav({ seconds: 10.6 }), /longer than 10 s/],
  ])('is refused with %s, whatever the page says of it', async (_, wav, message) => {
    const app = await startEngine();
    const answer = add(app, wav).then((saved) => (saved.ok ? 'added' : saved.issues[0]?.message));
    expect(await answer.catch((error: Error) => error.message)).toMatch(message);
    expect(await sounds(app)).toEqual([]);
    expect(readdirSync(app.folder)).not.toContain('sounds');
  });

  it('is refused if it is huge, is no base64, or its id is a path', async () => {
    const { engine, folder } = await startEngine();
    const wav = HORN.toString('base64');
    for (const [name, payload] of [
      ['sound.add', { label: 'x', wav: 'A'.repeat(40_000_000) }],
      ['sound.add', { label: 'x', wav: '../../etc/passwd' }],
      ['sound.add', { label: 'x'.repeat(501), wav }],
      ['sound.add', { label: 7, wav }],
      ['sound.read', { sound: '../settings' }],
      ['sound.remove', { sound: '../settings.json' }],
      ['sound.restore', { sound: '/etc/passwd', label: 'x' }],
      ['sound.rename', { sound: 'chime', label: 'x' }],
      ['settings.update', { patch: { sounds: [{ id: '../x', label: 'x' }] } }],
    ] as const) {
      const answer = await engine.answer(name, payload).catch((error: Error) => error);
      const isRefused = answer instanceof Error || (answer as { ok: boolean }).ok === false;
      expect(isRefused, `${name} ${JSON.stringify(payload).slice(0, 60)}`).toBe(true);
    }
    expect(readdirSync(folder)).not.toContain('sounds');
  });

  it('is refused once there are as many as there can be, and the ones that are there stay', async () => {
    const app = await startEngine();
    for (let at = 0; at < MAX_OWN_SOUNDS; at += 1) {
      expect(await add(app, buildWav({ seconds: 0.06, hertz: 300 + at }))).toMatchObject({ ok: true });
    }
    expect(await add(app, HORN)).toMatchObject({
      ok: false,
      issues: [{ message: expect.stringMatching(/Remove one/) }],
    });
    expect(await add(app, buildWav({ seconds: 0.06, hertz: 301 }))).toMatchObject({ ok: true });
    expect(await sounds(app)).toHaveLength(MAX_OWN_SOUNDS);
  });

  it('holds no key in its name', async () => {
    const app = await startEngine({ apiKey: 'evt-0123456789-secret' });
    expect(await add(app, HORN, 'evt-0123456789-secret')).toMatchObject({ ok: false });
    expect(await sounds(app)).toEqual([]);
  });
});

describe('a sound that is removed', () => {
  it('comes back as it was, until the app starts again', async () => {
    const app = await startEngine();
    await add(app, HORN);
    await app.request('settings.update', { patch: { alerts: { sound: wavId(HORN) } } });
    expect(await app.request('sound.remove', { sound: wavId(HORN) })).toMatchObject({ ok: true });
    expect((await state(app)).settings).toMatchObject({ sounds: [], alerts: { sound: 'chime' } });
    await expect(app.request('sound.read', { sound: wavId(HORN) })).rejects.toThrow(/missing/);
    expect(await app.request('sound.restore', { sound: wavId(HORN), label: 'Horn' })).toMatchObject({ ok: true });
    expect(await app.request('sound.read', { sound: wavId(HORN) })).toEqual({ wav: HORN.toString('base64') });

    await app.request('sound.remove', { sound: wavId(HORN) });
    await app.stop();
    const again = await startEngine({ folder: app.folder });
    await expect.poll(() => readdirSync(join(app.folder, 'sounds'))).toEqual([]);
    expect(await again.request('sound.restore', { sound: wavId(HORN), label: 'Horn' })).toMatchObject({
      ok: false,
      issues: [{ message: expect.stringMatching(/Add its file again/) }],
    });
    expect(await sounds(again)).toEqual([]);
  });

  it('does not fill the disk, however often that happens: the newest can come back', async () => {
    const app = await startEngine();
    const wavs = Array.from({ length: 14 }, (_, at) => buildWav({ seconds: 0.06, hertz: 300 + at }));
    for (const wav of wavs) {
      await add(app, wav);
      await app.request('sound.remove', { sound: wavId(wav) });
    }
    expect(readdirSync(join(app.folder, 'sounds'))).toHaveLength(10);
    const restore = (wav: Buffer | undefined) =>
      app.request('sound.restore', { sound: wavId(wav ?? HORN), label: 'Horn' });
    expect(await restore(wavs.at(-1))).toMatchObject({ ok: true });
    expect(await restore(wavs[0])).toMatchObject({ ok: false });
  });
});

describe('the files of sounds', () => {
  it('that are missing or damaged are named, until they are added again or removed', async () => {
    const app = await startEngine();
    await add(app, HORN);
    await add(app, SIREN, 'Siren');
    await app.stop();
    rmSync(fileOf(app, HORN));
    writeFileSync(fileOf(app, SIREN), buildWav({ hertz: 50 }));
    const again = await startEngine({ folder: app.folder });
    await expect
      .poll(() => conditions(again))
      .toEqual([expect.stringMatching(/“Horn” and “Siren” is missing or damaged/)]);
    await expect(again.request('sound.read', { sound: wavId(SIREN) })).rejects.toThrow(/damaged/);
    expect(await add(again, SIREN)).toEqual({ ok: true, value: { id: wavId(SIREN), label: 'Siren' } });
    await expect.poll(() => conditions(again)).toEqual([expect.stringMatching(/“Horn” is missing/)]);
    await again.request('sound.remove', { sound: wavId(HORN) });
    await expect.poll(() => conditions(again)).toEqual([]);
  });

  it('are listed again after older settings were put back, and nothing else in the folder is', async () => {
    const app = await startEngine();
    const before = readSettings(app);
    await add(app, HORN);
    await app.stop();
    if (before === null) rmSync(join(app.folder, 'settings.json'));
    writeFileSync(join(app.folder, 'sounds', `${wavId(SIREN)}.wav`), 'not what its name says');
    writeFileSync(join(app.folder, 'sounds', 'notes.wav'), SIREN);
    const again = await startEngine({ folder: app.folder });
    await expect.poll(() => sounds(again)).toEqual([{ id: wavId(HORN), label: 'Sound' }]);
  });

  it('are read no further than a sound can reach, nor is a folder taken for one', async () => {
    const app = await startEngine();
    const files = createOwnSoundFiles(app.folder);
    mkdirSync(fileOf(app, HORN), { recursive: true });
    await expect(files.read(wavId(HORN))).rejects.toThrow(/cannot be read/);
    writeFileSync(fileOf(app, SIREN), Buffer.alloc(3_000_000));
    await expect(files.read(wavId(SIREN))).rejects.toThrow(/too large/);
    if (process.platform !== 'win32') {
      symlinkSync('/dev/zero', fileOf(app, buildWav()));
      await expect(files.read(wavId(buildWav()))).rejects.toThrow(/no file/);
    }
  });
});

function readSettings(app: TestEngine): string | null {
  try {
    return readFileSync(join(app.folder, 'settings.json'), 'utf8');
  } catch {
    return null;
  }
}
