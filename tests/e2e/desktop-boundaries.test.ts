import { beforeAll, describe, expect, it } from 'vitest';
import type { Bridge } from '../../core/bridge/contract.ts';
import { waitFor } from '../support/wait-for.ts';
import { buildApp } from './support/app/build-app.ts';
import { useDesktopFixture } from './support/use-desktop-fixture.ts';

/** What a page in the desktop app's window cannot do, under fake-electron. */
beforeAll(buildApp);

describe('the boundaries of the window', () => {
  const fixture = useDesktopFixture();

  it('the page gets the bridge from the preload script’s world, and nothing else of it', async () => {
    const { app } = fixture;
    const seen = await app.page().evaluate(async () => {
      const { eventory } = window as unknown as { eventory: Bridge };
      const refusal = async (attempt: () => unknown) => {
        try {
          await attempt();
          return 'it worked';
        } catch (error) {
          return (error as Error).message;
        }
      };
      // What a page does to its own language must not reach the other world.
      const { get } = Map.prototype;
      Map.prototype.get = () => {
        throw new Error('the preload script used a function of the page');
      };
      const answer = await refusal(() => eventory.subscribe('state', () => {})());
      Map.prototype.get = get;
      return {
        names: Object.keys(window).filter((key) => /electron|require|process|ipc/i.test(key)),
        answer,
        replaced: await refusal(() => Object.assign(eventory, { request: () => 'mine' })),
        uncopied: await refusal(() => eventory.request('state.get', new WeakMap() as unknown as null)),
      };
    });
    expect(seen).toEqual({
      names: [],
      answer: 'it worked',
      replaced: expect.stringContaining('read only'),
      uncopied: expect.stringContaining('could not be cloned'),
    });
  });

  it('a frame inside the page has no bridge, and gets no answer', async () => {
    const { app } = fixture;
    const bridge = await app.page().evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      return typeof (frame.contentWindow as unknown as { eventory?: unknown }).eventory;
    });
    expect(bridge).toBe('undefined');
    // As if the renderer had been taken over.
    expect(await app.call('invokeFromChildFrame', 'eventory:request', ['state.get', null])).toEqual({
      ok: false,
      message: 'This page may not ask the app for anything.',
    });
    await app.page().evaluate(() => document.querySelector('iframe')?.remove());
  });

  it('a request that is not in the contract, or not as it says, is refused in words', async () => {
    const refusal = (name: string, payload: unknown) =>
      fixture.app.page().evaluate(
        ([asked, with_]) =>
          (window as unknown as { eventory: { request(name: unknown, payload: unknown): Promise<unknown> } }).eventory
            .request(asked, with_)
            .then(
              () => 'answered',
              (error: Error) => error.message,
            ),
        [name, payload] as const,
      );
    for (const attempt of [
      await refusal('link.open', { id: 'https://evil.example', offer: null, confirmed: true }),
      await refusal('secrets.get', null),
      await refusal('__proto__', null),
      await refusal('state.get', { all: true }),
      await refusal('settings.update', null),
    ]) {
      expect(attempt).not.toBe('answered');
      expect(attempt.length).toBeGreaterThan(10);
    }
  });

  it('the page goes nowhere and opens no window', async () => {
    const { app } = fixture;
    const before = app.page().url();
    await app.page().evaluate(() => {
      location.href = 'https://evil.example/';
    });
    await app.page().evaluate(() => void window.open('https://evil.example/popup'));
    await waitFor('both were asked about', async () => {
      const { decisions } = await app.call('machine');
      return ['navigation', 'window.open'].every((asked) => decisions.some((one) => one.asked === asked));
    });
    expect((await app.call('machine')).decisions.map((one) => one.answer)).not.toContain('allow');
    expect(app.page().url()).toBe(before);
  });

  it('the page is granted no permission', async () => {
    expect(await fixture.app.page().evaluate(() => Notification.requestPermission())).toBe('denied');
    const located = fixture.app.page().evaluate(
      () =>
        new Promise((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('located'),
            () => resolve('denied'),
          );
        }),
    );
    expect(await located).toBe('denied');
  });

  it('the page runs no script that is not a file of the app, and reaches no other server', async () => {
    const page = fixture.app.page();
    const evaluated = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      return (window as unknown as { injected?: boolean }).injected ?? false;
    });
    expect(evaluated).toBe(false);
    expect(
      await page.evaluate(() =>
        fetch('https://evil.example/').then(
          () => 'sent',
          () => 'blocked',
        ),
      ),
    ).toBe('blocked');
  });

  it.each([
    'app://eventory/..%2f..%2fpackage.json',
    'app://eventory/%2e%2e/%2e%2e/package.json',
    'app://eventory/assets/..%5c..%5c..%5cpackage.json',
    'app://elsewhere/index.html',
  ])('the app protocol gives nothing for %s', async (url) => {
    const answer = await fixture.app.call('askProtocol', url);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.text).toBe('');
  });

  it('another site in the window gets no answer from the bridge', async () => {
    const { app } = fixture;
    await app.call('visit', 'https://evil.example/');
    await app.page().waitForURL('https://evil.example/');
    await app.page().waitForFunction(() => 'eventory' in window);
    const refusal = await app.page().evaluate(() => {
      const { eventory } = window as unknown as {
        eventory: { request(name: string, with_: unknown): Promise<unknown> };
      };
      return eventory.request('state.get', null).then(
        () => 'answered',
        (error: Error) => error.message,
      );
    });
    expect(refusal).toBe('This page may not ask the app for anything.');
  });
});
