import { describe, expect, it } from 'vitest';
import { startEngine, startGateway, state, type TestEngine } from '../../harness.ts';

/** Nothing listens there. */
const BROKER = {
  url: 'mqtt://127.0.0.1:9',
  username: 'me',
  password: 'the password',
  passphrase: 'correct horse battery',
};
const save = (app: TestEngine, over: Partial<Record<keyof typeof BROKER, string | null>> = {}) =>
  app.request('computers.save', { ...BROKER, ...over });
const stored = async (app: TestEngine) => JSON.parse((await app.ports.secrets.get('computers')) ?? 'null');

describe('several computers', () => {
  it('are joined only after the user agreed outside the page, whichever request asks for it', async () => {
    const app = await startEngine();
    expect(await save(app)).toMatchObject({
      ok: false,
      issues: [{ message: expect.stringContaining('not confirmed') }],
    });
    expect(app.questions[0]?.text).toContain('127.0.0.1:9');
    expect(app.questions[0]?.text).not.toContain('password');
    expect(await stored(app)).toBeNull();
    const turnOn = { patch: { computers: { enabled: true } } };
    expect(await app.request('settings.update', turnOn)).toMatchObject({ ok: false });
    app.answer.agreed = true;
    expect(await save(app)).toEqual({ ok: true, value: null });
    expect(await stored(app)).toEqual(BROKER);
    expect((await state(app)).settings.computers.enabled).toBe(true);
    app.answer.agreed = false;
    await app.request('settings.update', { patch: { computers: { enabled: false } } });
    expect(await app.request('settings.update', turnOn)).toMatchObject({ ok: false });
    expect((await state(app)).settings.computers.enabled).toBe(false);
  });

  it('are left when it is turned off, and joined again when it is turned on', async () => {
    const app = await startEngine();
    app.answer.agreed = true;
    await save(app);
    const isShown = async () => (await state(app)).computers !== null;
    for (const enabled of [false, true, false]) {
      await app.request('settings.update', { patch: { computers: { enabled } } });
      await expect.poll(isShown).toBe(enabled);
    }
  });

  it('a new key connects after a disconnect', async () => {
    const gateway = await startGateway();
    const app = await startEngine({ simulator: gateway });
    await gateway.waitForConnections();
    await app.request('connection.disconnect', null);
    await expect.poll(async () => (await state(app)).connection.state).toBe('paused');
    await app.request('key.set', { key: gateway.apiKey });
    await expect.poll(async () => (await state(app)).connection.state).toBe('open');
  });

  it('nothing that is secret comes back to the page', async () => {
    const app = await startEngine();
    app.answer.agreed = true;
    await save(app);
    await expect.poll(async () => (await state(app)).computers?.broker).toBe('127.0.0.1:9');
    const shown = JSON.stringify([
      app.events,
      await state(app),
      await app.request('diagnostics.report', null),
      app.logged,
    ]);
    for (const secret of [BROKER.password, BROKER.passphrase]) expect(shown).not.toContain(secret);
  });

  it.each([
    ['url', 'https://broker.example', /Write the address/],
    ['url', 'mqtt://broker.example.com', /mqtts/],
    ['passphrase', 'short', /at least 12/],
  ] as const)('a %s that cannot be used is refused: %s', async (field, value, message) => {
    const app = await startEngine();
    app.answer.agreed = true;
    expect(await save(app, { [field]: value })).toMatchObject({
      ok: false,
      issues: [{ path: field, message: expect.stringMatching(message) }],
    });
    expect(app.questions).toEqual([]);
  });

  it('the API key is taken for nothing of it', async () => {
    const app = await startEngine({ apiKey: 'a-key-of-a-test-3f9a' });
    app.answer.agreed = true;
    for (const field of ['username', 'password', 'passphrase'] as const) {
      expect(await save(app, { [field]: 'a-key-of-a-test-3f9a' })).toMatchObject({
        ok: false,
        issues: [{ path: field }],
      });
    }
  });

  it('what is not entered again is kept, but a password goes to no other broker', async () => {
    const app = await startEngine();
    app.answer.agreed = true;
    await save(app);
    const keep = { url: null, username: null, password: null, passphrase: null };
    await save(app, { ...keep, passphrase: 'another passphrase' });
    expect(await stored(app)).toEqual({ ...BROKER, passphrase: 'another passphrase' });
    await save(app, { ...keep, url: 'mqtt://127.0.0.1:9/other-topic' });
    expect(await stored(app)).toMatchObject({ username: 'me', password: 'the password' });
    await save(app, { ...keep, url: 'mqtts://evil.example.com' });
    expect(await stored(app)).toMatchObject({ username: '', password: '', passphrase: 'another passphrase' });
  });

  it('are forgotten with the secret when it is turned off', async () => {
    const app = await startEngine();
    app.answer.agreed = true;
    await save(app);
    await app.request('computers.remove', null);
    expect(await stored(app)).toBeNull();
    expect((await state(app)).computers).toBeNull();
    expect((await state(app)).settings.computers.enabled).toBe(false);
  });
});
