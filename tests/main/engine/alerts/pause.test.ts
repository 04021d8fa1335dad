import { describe, expect, it } from 'vitest';
import { UNTIL_RESUMED } from '../../../../core/alerts/pause-choices.ts';
import { feed, message, startEngine, startGateway, state } from '../harness.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('pause and the test alert', () => {
  it('a pause withholds toasts but records, and outlives a restart', async () => {
    const gateway = await startGateway();
    const folder = await temporaryFolder();
    const first = await startEngine({ folder, simulator: gateway });
    const until = new Date(Date.now() + 60_000).toISOString();
    await first.request('alerts.pause', { until });
    await first.stop();
    const app = await startEngine({ folder, simulator: gateway });
    expect((await state(app)).paused_until).toBe(until);
    await gateway.waitForConnections();
    gateway.sendFrame(message());
    await expect.poll(() => feed(app)).toMatchObject([{ outcome: 'alert' }]);
    expect(app.toasts).toEqual([]);
    await app.request('alerts.pause', { until: null });
    gateway.sendFrame(message({ stock: 3 }));
    await expect.poll(() => app.toasts.length).toBe(1);
  });

  it('a pause until the user resumes outlives a restart and ends when they do', async () => {
    const folder = await temporaryFolder();
    const first = await startEngine({ folder });
    await first.request('alerts.pause', { until: UNTIL_RESUMED });
    await first.stop();
    const app = await startEngine({ folder });
    expect((await state(app)).paused_until).toBe(UNTIL_RESUMED);
    await app.request('alerts.pause', { until: null });
    expect((await state(app)).paused_until).toBeNull();
  });

  it('a pause ends by itself', async () => {
    const app = await startEngine();
    await app.request('alerts.pause', { until: new Date(Date.now() + 200).toISOString() });
    await expect.poll(() => app.payloads('state').at(-1)?.paused_until, { timeout: 3000 }).toBeNull();
  });

  it('the test alert runs through all of it: toast, feed, detail and click', async () => {
    const app = await startEngine();
    const { id, outcome } = await app.request('alerts.test', null);
    expect(outcome).toMatchObject({ outcome: 'shown' });
    expect(await feed(app)).toMatchObject([{ id, test: true, outcome: 'alert' }]);
    expect((await app.request('feed.detail', { id }))?.notification.event_infos?.event_name).toBe('Test alert');
    for (const toast of app.toasts) app.click(toast);
    await expect.poll(() => app.opened).toEqual(['https://eventory.ai/']);
    expect((await state(app)).counts).toEqual({ alerts_today: 0, notifications_today: 0 });
  });
});
