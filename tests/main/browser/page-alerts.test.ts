import { describe, expect, it } from 'vitest';
import type { PageAlert } from '../../../core/bridge/contract.ts';
import type { ToastOutcome } from '../../../core/bridge/state/health.ts';
import { createPageAlerts } from '../../../main/browser/page-alerts.ts';
import { type Toast, type ToastActivation, UnusableSound } from '../../../main/engine/ports.ts';
import { createVirtualClock } from '../../simulator/virtual-clock.ts';

const TOAST: Toast = {
  id: 'run-1',
  groupId: 'e',
  title: 'Floor GA',
  body: 'Artist',
  actions: [],
  urgency: 'normal',
  silent: true,
};

function setUp({
  reachable = null,
  system = 'failed',
  sound = () => new Error('No player.'),
}: {
  reachable?: boolean | null;
  system?: ToastOutcome['outcome'];
  sound?: (id: string) => Error | null;
} = {}) {
  const virtual = createVirtualClock();
  const clock = { ...virtual, elapsed: virtual.now };
  const now = { system };
  let asked = 0;
  const played: string[] = [];
  const alerts = createPageAlerts(
    {
      reachable,
      toaster: {
        hasActions: false,
        suppression: async () => null,
        onActivate: () => () => {},
        async show() {
          asked += 1;
          return { outcome: now.system, by: 'dbus', detail: now.system === 'failed' ? 'no bus' : '' };
        },
      },
      sounds: {
        async play(id) {
          played.push(id);
          const failure = sound(id);
          if (failure !== null) throw failure;
        },
      },
      voice: {
        missing: async () => 'No voice.',
        async speak() {
          throw new Error('No voice.');
        },
      },
    },
    clock,
  );
  const requests: PageAlert[] = [];
  alerts.pageAlerts.onRequest((request) => requests.push(request));
  return { ...alerts, clock, requests, now, systemAsked: () => asked, systemPlayed: () => played };
}

describe('alerts of a page', () => {
  it('stand in once the system failed, and name the page', async () => {
    const { toaster, pageAlerts, requests } = setUp();
    pageAlerts.onRequest(({ id }) => queueMicrotask(() => pageAlerts.settle(id, true, '')));
    expect(await toaster.show(TOAST)).toMatchObject({ outcome: 'shown', by: 'page' });
    expect(requests).toEqual([{ id: expect.any(String), toast: { id: 'run-1', title: 'Floor GA', body: 'Artist' } }]);
  });

  it('are not asked for while the system works', async () => {
    const { toaster, pageAlerts, requests } = setUp({ system: 'shown' });
    expect(await toaster.show(TOAST)).toMatchObject({ by: 'dbus' });
    expect(requests).toEqual([]);
    expect(pageAlerts.route()).toEqual({ by: 'system', tried: true });
  });

  it('do not wait for a system known to fail, and try it again after a minute', async () => {
    const { toaster, pageAlerts, clock, now, systemAsked } = setUp({ reachable: false });
    pageAlerts.report('granted');
    pageAlerts.onRequest(({ id }) => queueMicrotask(() => pageAlerts.settle(id, true, '')));
    await toaster.show(TOAST);
    expect(systemAsked()).toBe(0);
    clock.advance(61_000);
    now.system = 'shown';
    expect(await toaster.show(TOAST)).toMatchObject({ by: 'dbus' });
    expect(pageAlerts.route()).toEqual({ by: 'system', tried: true });
  });

  it('are not waited for if none may stand in: a notification service that is back shows the next alert', async () => {
    const { toaster, clock, now, requests } = setUp({ reachable: false });
    clock.advance(1_000);
    now.system = 'shown';
    expect(await toaster.show(TOAST)).toMatchObject({ outcome: 'shown', by: 'dbus' });
    expect(requests).toEqual([]);
  });

  it('are followed by the system if the page that might have stood in is closed', async () => {
    const { toaster, pageAlerts, clock, now, requests } = setUp({ reachable: false });
    pageAlerts.report('granted');
    now.system = 'shown';
    const shown = toaster.show(TOAST);
    await expect.poll(() => requests.length).toBe(1);
    clock.advance(3_000);
    expect(await shown).toMatchObject({ outcome: 'shown', by: 'dbus' });
    expect(pageAlerts.route()).toEqual({ by: 'system', tried: true });
  });

  it('fail with every reason if no page can', async () => {
    const { toaster, pageAlerts, clock, requests } = setUp();
    const shown = toaster.show(TOAST);
    await expect.poll(() => requests.length).toBe(1);
    pageAlerts.settle(requests[0]?.id ?? '', false, 'The browser does not let this page.');
    clock.advance(3_000);
    expect(await shown).toMatchObject({
      outcome: 'failed',
      by: 'page',
      detail: 'no bus; page: The browser does not let this page.',
    });
  });

  it('count as shown if one of several pages can', async () => {
    const { toaster, pageAlerts, requests } = setUp({ reachable: false });
    const shown = toaster.show(TOAST);
    await expect.poll(() => requests.length).toBe(1);
    pageAlerts.settle(requests[0]?.id ?? '', false, 'The browser does not let this page.');
    pageAlerts.settle(requests[0]?.id ?? '', true, '');
    expect(await shown).toMatchObject({ outcome: 'shown' });
  });

  it('say which way they take, and when that changes', async () => {
    const { pageAlerts } = setUp({ reachable: false });
    const routes = [pageAlerts.route()];
    pageAlerts.onRouteChange(() => routes.push(pageAlerts.route()));
    pageAlerts.report('default');
    pageAlerts.report('granted');
    expect(routes.map(({ by }) => by)).toEqual(['none', 'none', 'page']);
  });

  it('pass a click on as one on the toast', () => {
    const { toaster, pageAlerts } = setUp();
    const clicks: ToastActivation[] = [];
    toaster.onActivate((activation) => clicks.push(activation));
    pageAlerts.activate('run-1');
    expect(clicks).toEqual([{ toastId: 'run-1', action: 'click' }]);
  });

  it('speak if the system has no voice, and end it at once', async () => {
    const { voice, pageAlerts, requests } = setUp();
    const stop = new AbortController();
    const spoken = voice.speak('Floor, 12 left', 0.5, stop.signal);
    await expect.poll(() => requests).toMatchObject([{ speech: 'Floor, 12 left', volume: 0.5 }]);
    stop.abort();
    expect(requests[1]).toMatchObject({ speech: null });
    pageAlerts.settle(requests[0]?.id ?? '', true, '');
    await spoken;
    expect(await voice.missing()).toBe('No voice.');
  });

  it('say why nothing spoke', async () => {
    const { voice, pageAlerts, requests, clock } = setUp();
    const failed = expect(voice.speak('Floor', 1, new AbortController().signal)).rejects.toThrow(
      'No voice. This browser has no voice.',
    );
    await expect.poll(() => requests.length).toBe(1);
    pageAlerts.settle(requests[0]?.id ?? '', false, 'This browser has no voice.');
    clock.advance(30_000);
    await failed;
  });

  it('play the sound if the system has no player, and say why if neither can', async () => {
    const { sounds, pageAlerts, requests, clock } = setUp();
    const failed = sounds.play('chime', 0.5);
    failed.catch(() => {});
    await expect.poll(() => requests.length).toBe(1);
    expect(requests[0]).toMatchObject({ sound: 'chime', volume: 0.5 });
    clock.advance(3_000);
    await expect(failed).rejects.toThrow('No player. No page of Eventory Tray is open');
    pageAlerts.onRequest(({ id }) => queueMicrotask(() => pageAlerts.settle(id, true, '')));
    await sounds.play('chime', 0.5);
  });

  it('are not asked for a sound whose file is at fault, and the system goes on playing the others', async () => {
    const OWN = 'own-0123456789abcdef01234567';
    const failing = new Map<string, Error>([[OWN, new UnusableSound('The file of the sound is missing.')]]);
    const { sounds, pageAlerts, requests, systemPlayed } = setUp({ sound: (id) => failing.get(id) ?? null });
    await expect(sounds.play(OWN, 1)).rejects.toThrow(UnusableSound);
    expect(requests).toEqual([]);
    await sounds.play('chime', 1);
    failing.set(OWN, new Error('The player ended with status 1.'));
    pageAlerts.onRequest(({ id }) => queueMicrotask(() => pageAlerts.settle(id, true, '')));
    await sounds.play(OWN, 1);
    expect(requests).toHaveLength(1);
    await sounds.play('chime', 1);
    expect(systemPlayed()).toEqual([OWN, 'chime', OWN, 'chime']);
    expect(requests).toHaveLength(1);
  });
});
