import { describe, expect, it } from 'vitest';
import { SHARED_KEY_NOTICE } from '../../../../core/connection/shared-key-notice.ts';
import { connected, message, startEngine } from '../harness.ts';

const report = async (app: Awaited<ReturnType<typeof startEngine>>) =>
  (await app.request('diagnostics.report', null)).text;

describe('the diagnostics report', () => {
  it('says what cannot be seen: another machine with the same key', async () => {
    expect(await report(await startEngine())).toContain(SHARED_KEY_NOTICE);
  });

  it('has the numbered steps once they ran, each sentence once', async () => {
    const { gateway, app } = await connected();
    expect(await report(app)).toContain('Connection check: not run');
    gateway.refuseUpgrades(404);
    await gateway.stopListening();
    await app.request('diagnostics.run', null);
    const text = await report(app);
    expect(text).toMatch(/1\. DNS lookup: passed in \d+ ms\. Resolved to 127\.0\.0\.1\./);
    expect(text).toMatch(/2\. TCP: failed in \d+ ms\. 127\.0\.0\.1:\d+ refused the connection/);
    const steps = text.slice(text.indexOf('Connection check:'));
    expect(steps.match(/refused the connection/g)).toHaveLength(1);
    expect(steps).toContain('Check the address and port in the settings.');
    await gateway.startListening();
  });

  it('holds no secret: key, its ending, proxy password, what a malformed frame held', async () => {
    const { gateway, app } = await connected();
    gateway.sendFrame(message());
    gateway.sendFrame('private text');
    await expect.poll(() => report(app)).toContain('1 malformed');
    await app.request('settings.update', { patch: { gateway: { proxy: 'http://anna:pw-77@127.0.0.1:9' } } });
    const text = await report(app);
    for (const secret of [gateway.apiKey, '3f9a', 'pw-77', 'anna', 'private text']) expect(text).not.toContain(secret);
  });
});
