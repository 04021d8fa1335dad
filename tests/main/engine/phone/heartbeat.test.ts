import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startRecorder, status } from '../forwarding/http-recorder.ts';
import { startEngine, startGateway, state } from '../harness.ts';

vi.setConfig({ testTimeout: 60_000 });
const poll: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 20_000, ...options });

const TOKEN = 'f00d-heartbeat-secret';

async function setUp(apiKey?: string) {
  const service = await startRecorder(status(200));
  onTestFinished(() => service.stop());
  const gateway = await startGateway();
  const app = await startEngine({ simulator: gateway, ...(apiKey === undefined ? {} : { apiKey }) });
  return { service, gateway, app, address: `${service.origin}/ping/${TOKEN}` };
}
const asked = ({ received }: { received: readonly { method: string; path: string }[] }) =>
  received.map(({ method, path }) => `${method} ${path}`);

describe('the heartbeat', () => {
  it('asks the address once the app is connected, and holds neither key nor address anywhere else', async () => {
    const { service, gateway, app, address } = await setUp();
    expect(await app.request('heartbeat.save', { address: `  ${address}/ ` })).toEqual({ ok: true, value: null });
    await poll(async () => (await state(app)).last_heartbeat).toMatchObject({
      signal: 'ok',
      delivered: true,
      detail: '',
    });
    expect(asked(service)).toEqual([`GET /ping/${TOKEN}/`]);
    expect(await app.request('heartbeat.test', null)).toEqual({ delivered: true, detail: 'Delivered.' });
    expect(service.received).toHaveLength(2);
    expect(JSON.stringify(service.received)).not.toContain(gateway.apiKey);
    expect(JSON.stringify([app.logged, app.events, await state(app)])).not.toContain(TOKEN);

    await app.request('heartbeat.remove', null);
    expect(await app.request('heartbeat.test', null)).toMatchObject({ delivered: false });
    expect((await state(app)).last_heartbeat).toBeNull();
    expect(service.received).toHaveLength(2);
  });

  it('says /fail once the alarm begins, and never that all is well', async () => {
    const { service, app, address } = await setUp('a-key-that-is-refused-77c1e04f');
    await app.request('settings.update', { patch: { alarm: { enabled: true } } });
    await app.request('heartbeat.save', { address });
    await poll(() => asked(service)).toEqual([`GET /ping/${TOKEN}/fail`]);
    await poll(async () => (await state(app)).last_heartbeat).toMatchObject({ signal: 'fail', delivered: true });
    await app.request('heartbeat.test', null);
    expect(new Set(asked(service))).toEqual(new Set([`GET /ping/${TOKEN}/fail`]));
    expect(JSON.stringify(service.received)).not.toContain('77c1e04f');
  });

  it('says what went wrong without the address', async () => {
    const { service, app, address } = await setUp();
    service.answer(status(404));
    await app.request('heartbeat.save', { address });
    await poll(async () => (await state(app)).last_heartbeat?.detail).toMatch(/nothing is at the address \(404\)/);
    expect(JSON.stringify(app.logged)).toContain('The heartbeat was not delivered');
    expect(JSON.stringify(app.logged)).not.toContain(TOKEN);
  });

  it('refuses an address that is not encrypted, no address, or holds the key', async () => {
    const { app, gateway } = await setUp();
    for (const address of [
      'http://hc-ping.com/x',
      'ping me',
      'ftp://hc-ping.com/x',
      `https://a.example/${gateway.apiKey}`,
    ]) {
      const saved = await app.request('heartbeat.save', { address });
      expect(saved).toMatchObject({ ok: false, issues: [{ path: 'address' }] });
      expect(JSON.stringify(saved)).not.toContain(gateway.apiKey);
    }
    expect((await state(app)).settings.heartbeat.enabled).toBe(false);
  });
});
