import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import clipboard from 'clipboardy';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LinkOutcome } from '../../core/bridge/requests/feed.ts';
import type { BrowserChoice } from '../../core/settings/settings.ts';
import type { Alert } from '../../main/engine/alerts/alert.ts';
import { createLinkOpener } from '../../main/host/links/link-opener.ts';
import { systemClock } from '../../main/host/system-clock.ts';
import type { HostToaster } from '../../main/host/toasters/host-toaster.ts';
import { createNotifySendToaster } from '../../main/host/toasters/notify-send-toaster.ts';
import { openToaster } from '../../main/host/toasters/open-toaster.ts';
import { findSuppression } from '../../main/host/toasters/suppression.ts';
import { alertOf, harness } from '../main/engine/alerts/harness.ts';
import { type DesktopSession, missingPackages, startDesktopSession } from './desktop-session.ts';

/** Waits as long as a busy machine may need. */
const poll: typeof expect.poll = (read, options) => expect.poll(read, { timeout: 10_000, ...options });

const ROOT = join(import.meta.dirname, '..', '..');
const ICON = join(ROOT, 'assets', 'icons', 'app.png');
/** Set to take the picture of a toast that the docs show. */
const PICTURE = process.env.EVENTORY_DOC_IMAGES === undefined ? null : join(ROOT, 'docs', 'images', 'toast.png');

const missing = missingPackages();
if (missing.length > 0) console.warn(`Toasts on a real desktop are not tested here: install ${missing.join(', ')}.`);

describe.skipIf(missing.length > 0)('toasts on a real desktop', () => {
  let session: DesktopSession;
  let toaster: HostToaster;
  let kit: ReturnType<typeof harness>;
  let browser: BrowserChoice;
  const links = createLinkOpener();
  const opened = () => {
    const log = join(session.folder, 'opened');
    return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
  };
  const shown = () => Number(session.run('dunstctl', 'count', 'displayed'));

  /** The app's own alerts on this desktop, with a browser that records what it is started with. */
  function alertsHere() {
    const alerts = new Map<number, Alert>();
    const made = harness({
      toaster,
      clock: { ...systemClock, after: (ms, task) => createTimerCancel(setTimeout(task, ms)) },
      async openLink(id): Promise<LinkOutcome> {
        const url = alerts.get(id)?.decision.link ?? '';
        await links.open(url, browser);
        return { outcome: 'opened', url };
      },
    });
    const raise = (alert: Alert) => {
      alerts.set(alert.item.id, alert);
      return made.alerts.raise(alert);
    };
    return { ...made, raise };
  }
  let raise: ReturnType<typeof alertsHere>['raise'];

  beforeAll(async () => {
    session = await startDesktopSession();
    toaster = await openToaster({ icon: ICON });
    const path = join(session.folder, 'browser with spaces');
    writeFileSync(
      path,
      `#!/bin/sh\nprintf '%s|' "$@" >>'${session.folder}/opened'\necho >>'${session.folder}/opened'\n`,
    );
    chmodSync(path, 0o755);
    browser = { id: 'b', label: 'Recorder', path, args: ['--profile-directory=Profile 2'] };
  });
  beforeEach(() => {
    rmSync(join(session.folder, 'opened'), { force: true });
    ({ raise, ...kit } = alertsHere());
  });
  afterEach(async () => {
    kit.alerts.dispose();
    session.run('dunstctl', 'close-all');
    await poll(shown).toBe(0);
  });
  afterAll(async () => {
    toaster?.dispose();
    await session?.dispose();
  });

  it('are shown by the notification server, which has buttons', async () => {
    expect(toaster.name).toBe('dbus');
    expect(toaster.hasActions).toBe(true);
    expect(await raise(alertOf(1))).toEqual({ outcome: 'shown', by: 'dbus', detail: '' });
    await poll(shown).toBe(1);
    await poll(() => session.toastWindows().length).toBe(1);
    const picture = PICTURE ?? join(session.folder, 'toast.png');
    mkdirSync(join(picture, '..'), { recursive: true });
    session.saveScreenshot(session.toastWindows()[0] ?? '', picture);
    expect(statSync(picture).size).toBeGreaterThan(4_000);
  });

  it('open exactly the offer’s link, in the chosen browser with its arguments, on a click', async () => {
    const link = `https://tickets.example/cart?a=1&b='%20"$(touch%20x)&c=${'é'}`;
    const alert = alertOf(2);
    await raise({ ...alert, decision: { ...alert.decision, link } });
    await poll(() => session.toastWindows().length).toBe(1);
    session.click(session.toastWindows()[0] ?? '', 1);
    await poll(opened).toEqual([`--profile-directory=Profile 2|${link}|`]);
    await poll(shown).toBe(0);
  });

  it('are replaced by a further alert for the event, whose link the click then opens', async () => {
    await raise(alertOf(3));
    await raise(alertOf(4));
    await poll(() => session.toastWindows().length).toBe(1);
    expect(shown()).toBe(1);
    session.click(session.toastWindows()[0] ?? '', 1);
    await poll(opened).toEqual(['--profile-directory=Profile 2|https://tickets.example/cart/4|']);
  });

  it('are folded into one summary in a burst', async () => {
    const own = () => session.run('dunstctl', 'history').match(/Floor GA · \$129\.50 · 12 left"/g)?.length ?? 0;
    const before = own();
    for (let id = 10; id < 22; id += 1) {
      expect(await raise(alertOf(id, `event-${id}`))).toMatchObject({ outcome: 'shown' });
    }
    expect(shown()).toBe(6);
    await poll(() => session.toastWindows().length).toBe(1);
    // dunst shows its toasts in one window, the newest at the bottom.
    session.click(session.toastWindows()[0] ?? '', 1, 'bottom');
    await poll(() => kit.record.feeds).toEqual([null]);
    expect(opened()).toEqual([]);
    session.run('dunstctl', 'close-all');
    expect(own() - before).toBe(5);
    expect(session.run('dunstctl', 'history')).toContain('7 more alerts for 7 events');
  });

  it('snooze by their button', async () => {
    await raise(alertOf(30));
    await poll(() => session.toastWindows().length).toBe(1);
    session.click(session.toastWindows()[0] ?? '', 3);
    await poll(() => kit.record.snoozes.map(([id]) => id)).toEqual([30]);
    expect(opened()).toEqual([]);
  });

  it('show what a message sends as text, not as markup', async () => {
    const alert = alertOf(31);
    const infos = { ...alert.item.event_infos, event_name: 'Rock & <b>Roll' } as typeof alert.item.event_infos;
    await raise({ ...alert, item: { ...alert.item, event_infos: infos } });
    await poll(shown).toBe(1);
    session.run('dunstctl', 'close-all');
    expect(session.run('dunstctl', 'history')).toContain('Rock &amp; &lt;b&gt;Roll');
  });

  it('are known to be suppressed while the server is paused', async () => {
    expect(await findSuppression('linux')).toBeNull();
    session.run('dunstctl', 'set-paused', 'true');
    expect(await findSuppression('linux')).toMatch(/paused in dunst/);
    session.run('dunstctl', 'set-paused', 'false');
  });

  it('of an earlier run report their click after a restart, and stay closed where they were closed', async () => {
    const toast = { groupId: 'g', body: 'b', actions: [], urgency: 'normal', silent: true } as const;
    const earlier = await openToaster({ icon: ICON, folder: session.folder });
    for (const id of ['t-1', 't-2']) await earlier.show({ ...toast, id, title: id });
    earlier.dispose();
    session.run('dunstctl', 'close');
    await poll(shown).toBe(1);
    const later = await openToaster({ icon: ICON, folder: session.folder });
    const clicks: unknown[] = [];
    later.onActivate((activation) => clicks.push(activation));
    expect(shown()).toBe(1);
    session.click(session.toastWindows()[0] ?? '', 1);
    await poll(() => clicks.length).toBe(1);
    await poll(shown).toBe(0);
    later.dispose();
    // dunst closed the first.
    expect(clicks).toEqual([{ toastId: 't-2', action: 'click' }]);
  });

  it('work through notify-send too', async () => {
    const other = createNotifySendToaster({ icon: ICON });
    const clicks: unknown[] = [];
    other.onActivate((activation) => clicks.push(activation));
    const toast = { id: 't-1', groupId: 'g', title: '-n $(x)', body: 'a\\nb', actions: [], silent: true } as const;
    expect(await other.show({ ...toast, urgency: 'normal' })).toEqual({
      outcome: 'shown',
      by: 'notify-send',
      detail: '',
    });
    await poll(() => session.toastWindows().length).toBe(1);
    session.click(session.toastWindows()[0] ?? '', 1);
    await poll(() => clicks).toEqual([{ toastId: 't-1', action: 'click' }]);
    expect(session.run('dunstctl', 'history')).toContain('-n $(x)');
    other.dispose();
  });

  it('leave a link that cannot be opened on the clipboard', async () => {
    expect(await links.copy('https://tickets.example/cart/1')).toBe(true);
    expect(await clipboard.read()).toBe('https://tickets.example/cart/1');
  });
});

function createTimerCancel(timer: NodeJS.Timeout): () => void {
  return () => clearTimeout(timer);
}
