import { describe, expect, it } from 'vitest';
import { connected, message, startEngine, state, type TestEngine } from '../harness.ts';

const PROGRAM = { path: '/usr/local/bin/on-alert', args: ['--lamp', 'desk'] };
const FORWARDER = { id: 'p', kind: 'program', label: 'Lamp', enabled: true, for_all: false, program: PROGRAM } as const;
const save = (app: TestEngine, over: object = {}) =>
  app.request('forwarder.save', { ...FORWARDER, address: null, ...over });

describe('a program that alerts go to', () => {
  it('is stored only after the user agreed outside the page, whichever request brings it', async () => {
    const app = await startEngine();
    const refused = { ok: false, issues: [{ path: 'program', message: expect.stringContaining('not confirmed') }] };
    expect(await save(app)).toEqual(refused);
    expect(app.questions[0]).toMatchObject({
      title: 'Start this program with every alert that goes to it?',
      text: expect.stringContaining('"/usr/local/bin/on-alert"\n"--lamp"\n"desk"'),
    });
    const patch = { forwarders: [FORWARDER] };
    expect(await app.request('settings.update', { patch })).toMatchObject({
      ok: false,
      issues: [{ path: 'forwarders.0.program' }],
    });
    expect((await state(app)).settings.forwarders).toEqual([]);
    app.answer.agreed = true;
    expect(await save(app)).toEqual({ ok: true, value: null });
    app.answer.agreed = false;
    expect(await save(app, { label: 'Lamp 2', enabled: false })).toEqual({ ok: true, value: null });
    expect(await save(app, { program: { ...PROGRAM, args: ['--other'] } })).toEqual(refused);
  });

  it('is asked about although it is confirmed for opening links, or stood in a forwarder of another kind', async () => {
    const app = await startEngine();
    app.answer.agreed = true;
    await app.request('settings.update', { patch: { browsers: [{ id: 'b', label: 'B', ...PROGRAM }] } });
    await save(app, { kind: 'webhook', address: 'https://hook.example/' });
    expect(app.questions).toHaveLength(1);
    app.answer.agreed = false;
    expect(await save(app)).toMatchObject({ ok: false });
    expect(app.questions).toHaveLength(2);
  });

  it('needs a path', async () => {
    const app = await startEngine();
    const { program: _, ...bare } = FORWARDER;
    for (const payload of [bare, { ...FORWARDER, program: { path: ' ', args: [] } }]) {
      const saved = app.request('forwarder.save', { ...payload, address: null });
      await expect(
        saved.then(
          (result) => (result.ok ? 'stored' : 'refused'),
          () => 'refused',
        ),
      ).resolves.toBe('refused');
    }
    expect(app.questions).toEqual([]);
  });

  it('gets the alerts of the entries that name it, as JSON on its input', async () => {
    const { gateway, app } = await connected();
    app.answer.agreed = true;
    await save(app);
    await app.request('watchlist.save', {
      entry: { id: 'mine', event_id: 'abc123', change_type: '*', forward_to: ['p'] },
    });
    await app.request('watchlist.save', { entry: { id: 'other', event_id: 'other', change_type: '*' } });
    gateway.sendFrame(message({ event_id: 'other' }));
    gateway.sendFrame(message({ event_id: 'abc123' }));
    await expect.poll(() => app.ran.length).toBe(1);
    expect(app.ran[0]?.program).toEqual(PROGRAM);
    expect(JSON.parse(app.ran[0]?.input ?? '')).toMatchObject({
      event_id: 'abc123',
      test: false,
      entry: { id: 'mine' },
    });
    const { forwarders } = await app.request('diagnostics.get', null);
    expect(forwarders).toMatchObject([{ id: 'p', delivered: 1, failed: 0 }]);
    expect(await app.request('forwarder.test', { id: 'p' })).toEqual({
      delivered: true,
      detail: 'The program ended with status 0.',
    });
    expect(JSON.parse(app.ran[1]?.input ?? '')).toMatchObject({ test: true });
  });
});
