import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WatchlistState } from '../../core/bridge/state/watchlist.ts';
import { waitFor } from '../support/wait-for.ts';
import { launchInfoOf } from './fake-electron/notifications/launch-info.ts';
import { buildApp } from './support/app/build-app.ts';
import { fakeNotifySend } from './support/fake-notify-send.ts';
import { connectWithKey } from './support/page/connect-with-key.ts';
import { stockMessage } from './support/test-environment.ts';
import { alert, link, useDesktopFixture } from './support/use-desktop-fixture.ts';

/** Toasts of the desktop app under fake-electron. */
beforeAll(buildApp);

// On these two Electron's own Notification shows the toasts, and the system keeps them.
describe.each(['darwin', 'win32'] as const)('a toast on %s', (platform) => {
  const fixture = useDesktopFixture({ env: () => ({ FAKE_ELECTRON_PLATFORM: platform }) });
  const newestToast = async (event: string) =>
    (await fixture.app.call('deliveredToasts')).findLast((toast) =>
      [toast.body, ...(toast.content?.texts ?? [])].join().includes(event),
    );

  it('opens the link by its button, and snoozes by the other', async () => {
    const { app, environment } = fixture;
    await connectWithKey(app, environment);
    environment.gateway.sendNotification(alert('tour-1'));
    await waitFor('a toast is up', () => newestToast('tour-1'));
    const [toast] = await app.call('toasts');
    expect(toast).toMatchObject({ title: 'Floor GA · $129.50 · 12 left' });
    expect(toast?.actions?.map((action) => action.text)).toEqual(['Add to cart', 'Snooze 1 h']);
    await app.call('clickToast', 0);
    expect(await environment.waitForOpenedLinks(1)).toBe(link('tour-1'));
    environment.gateway.sendNotification(alert('tour-3'));
    await waitFor('a toast is up', () => newestToast('tour-3'));
    await app.call('clickToast', 1);
    environment.gateway.sendNotification(stockMessage({ event_id: 'tour-3', stock: 30 }));
    environment.gateway.sendNotification(alert('tour-2'));
    await waitFor('the other event has its toast', () => newestToast('tour-2'));
    expect((await app.call('toasts')).filter((one) => one.body?.includes('tour-3'))).toHaveLength(1);
  });

  it.each([null, 0])('that took the place of another opens the newer link (button %s)', async (button) => {
    const { app, environment } = fixture;
    const event = `replaced-${button}`;
    const before = environment.openedLinks().length;
    const send = (atc: string) =>
      environment.gateway.sendFrame(stockMessage({ event_id: event, atc, stock: before + atc.length }));
    send(link('older'));
    await waitFor('a toast is up', () => newestToast(event));
    const first = (await app.call('toasts')).length;
    send(link('the-newer'));
    await waitFor('it is replaced', async () => (await app.call('toasts')).length > first);
    await waitFor('the newer is up', () => newestToast(event));
    await app.call('collectGarbage');
    await app.call('clickToast', button);
    expect(await environment.waitForOpenedLinks(before + 1)).toBe(link('the-newer'));
  });
});

describe.each(['darwin', 'win32'] as const)('a toast of an earlier run on %s', (platform) => {
  let extraEnv: Record<string, string> = {};
  const fixture = useDesktopFixture({ env: () => ({ FAKE_ELECTRON_PLATFORM: platform, ...extraEnv }) });
  const toastOf = async (event: string) =>
    (await fixture.app.call('deliveredToasts')).find((toast) =>
      [toast.body, ...(toast.content?.texts ?? [])].join().includes(event),
    );

  it('still opens its own link by a click on itself', async () => {
    const { environment } = fixture;
    await connectWithKey(fixture.app, environment);
    for (const event of ['tour-1', 'tour-2', 'tour-3']) {
      environment.gateway.sendNotification(alert(event));
      await waitFor('a toast is up', () => toastOf(event));
    }
    environment.gateway.sendFrame({
      ...stockMessage({ event_id: 'no-link' }),
      sections: {},
      event_infos: { event_name: 'Show no-link' },
    });
    await waitFor('the toast without a link is up', () => toastOf('no-link'));
    await fixture.restart();
    await fixture.app.call('clickDelivered', (await toastOf('tour-1'))?.id ?? '', null);
    expect(await environment.waitForOpenedLinks(1)).toBe(link('tour-1'));
  });

  it('still opens its own link by Add to cart', async () => {
    await fixture.app.call('clickDelivered', (await toastOf('tour-2'))?.id ?? '', 0);
    expect(await fixture.environment.waitForOpenedLinks(2)).toBe(link('tour-2'));
  });

  it('that has only Snooze snoozes by that button', async () => {
    const bridge = <T>(name: string, payload: unknown) =>
      fixture.app
        .page()
        .evaluate(
          ([asked, with_]) =>
            (
              window as unknown as { eventory: { request(name: unknown, payload: unknown): Promise<unknown> } }
            ).eventory.request(asked, with_),
          [name, payload] as const,
        ) as Promise<T>;
    await bridge('watchlist.save', { entry: { event_id: 'no-link' } });
    await fixture.app.call('clickDelivered', (await toastOf('no-link'))?.id ?? '', 0);
    await waitFor('the entry is muted', async () => {
      const { entries } = await bridge<WatchlistState>('watchlist.list', null);
      return entries[0]?.entry.muted_until;
    });
    expect(fixture.environment.openedLinks()).toHaveLength(2);
  });

  it('opens its link too if the click starts the app', async () => {
    const toast = await toastOf('tour-3');
    if (platform === 'darwin') {
      extraEnv = { FAKE_ELECTRON_LAUNCH_INFO: JSON.stringify(launchInfoOf(toast?.id ?? '', null)) };
      await fixture.restart();
    } else {
      extraEnv = { FAKE_ELECTRON_LAUNCH_CLICK: JSON.stringify([toast?.id, null]) };
      await fixture.restart();
    }
    expect(await fixture.environment.waitForOpenedLinks(3)).toBe(link('tour-3'));
  });
});

// On Linux the app asks the notification server, or here a program.
describe.skipIf(process.platform !== 'linux')('a toast on Linux', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'linux-toasts-'));
  const shown = fakeNotifySend(scratch);
  const fixture = useDesktopFixture({ env: () => shown.env });
  afterAll(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

  it('has its buttons, and its text is text, which Electron’s own could not', async () => {
    const { app, environment } = fixture;
    await connectWithKey(app, environment);
    const message = alert('tour-1');
    const event_name = 'Rock & <b>Roll</b>';
    environment.gateway.sendNotification({ ...message, event_infos: { ...message.event_infos, event_name } });
    await waitFor('a toast is up', () => shown.count() === 1);
    expect(shown.newest().at(-1)).toContain('Rock &amp; &lt;b&gt;Roll');
    expect(await app.call('toasts')).toEqual([]);
    shown.click('add_to_cart');
    expect(await environment.waitForOpenedLinks(1)).toBe(link('tour-1'));
  });
});

// The other toaster asks a program by name on Linux only.
describe.skipIf(process.platform !== 'linux')('a toast that the system does not show', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'fallback-'));
  const other = fakeNotifySend(scratch);
  const fixture = useDesktopFixture({ env: () => ({ FAKE_ELECTRON_PLATFORM: 'win32', ...other.env }) });
  afterAll(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

  it('is shown by the other toaster, whose click opens the link', async () => {
    const { app, environment } = fixture;
    await connectWithKey(app, environment);
    await app.call('toastBehaviour', 'fail');
    environment.gateway.sendNotification(alert('tour-1'));
    await waitFor('the other toaster is asked', () => other.count() === 1);
    other.click('default');
    expect(await environment.waitForOpenedLinks(1)).toBe(link('tour-1'));
  });

  it('is shown by the other toaster after 10 s of nothing', async () => {
    const { app, environment } = fixture;
    await app.call('toastBehaviour', 'nothing');
    environment.gateway.sendNotification(alert('tour-2'));
    await waitFor('the other toaster is asked', () => other.count() === 2, 15_000);
  });
});
