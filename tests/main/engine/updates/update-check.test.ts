import { describe, expect, it } from 'vitest';
import type { Release, Updater } from '../../../../main/engine/ports.ts';
import { createUpdateCheck } from '../../../../main/engine/updates/update-check.ts';
import { recordingLog, virtualClock } from '../../desktop/support.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
/** Lets everything run that waits for no timer. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A check of version 1.2.3, and an updater whose feed and download the test holds. */
function start({ method = 'install', enabled = true }: { method?: Updater['method']; enabled?: boolean } = {}) {
  const clock = virtualClock();
  const phases: string[] = [];
  const feed = { newest: async (): Promise<Release | null> => ({ version: '1.3.0', notes: '- Faster' }) };
  const downloads: { signal: AbortSignal; finish: () => void; fail: (error: Error) => void }[] = [];
  const installs: boolean[] = [];
  const settings = { enabled };
  const check = createUpdateCheck({
    updater: {
      method,
      newest: () => feed.newest(),
      download: (signal) =>
        new Promise((resolve, reject) => {
          downloads.push({ signal, finish: resolve, fail: reject });
          signal.addEventListener('abort', () => reject(new Error('aborted')));
        }),
      setInstallOnQuit: (on) => void installs.push(on),
    },
    clock,
    log: recordingLog(),
    version: '1.2.3',
    isEnabled: () => settings.enabled,
    onChange: () => void phases.push(check.state().phase),
  });
  check.start();
  const pass = async (ms: number) => {
    clock.advance(ms);
    await settle();
  };
  return { check, clock, feed, downloads, installs, phases, settings, pass };
}

describe('the check for a newer version', () => {
  it('waits until the app has started, then fetches what is newer, for when the app quits', async () => {
    const { check, downloads, installs, pass } = start();
    await pass(59 * SECOND);
    expect(check.state()).toMatchObject({ phase: 'idle', checked_at: null });
    await pass(SECOND);
    expect(check.state()).toMatchObject({ phase: 'downloading', version: '1.3.0', notes: '- Faster' });
    downloads[0]?.finish();
    await settle();
    expect([check.state().phase, installs]).toEqual(['ready', [true]]);
    await pass(6 * HOUR);
    expect([check.state().phase, downloads.length]).toEqual(['ready', 1]);
  });

  it('only says that there is one if something else installs it', async () => {
    const { check, downloads, pass } = start({ method: 'announce' });
    await pass(60 * SECOND);
    expect([check.state().phase, check.state().version, downloads]).toEqual(['available', '1.3.0', []]);
  });

  it.each(['1.2.3', '1.2.2', '0.9.0', '1.2.3-beta.1', 'newest', '', '../../1.3.0'])('refuses %j', async (version) => {
    const { check, downloads, feed, pass } = start();
    feed.newest = async () => ({ version, notes: 'x' });
    await pass(60 * SECOND);
    expect(check.state()).toMatchObject({ phase: 'current', version: null, notes: '' });
    expect(downloads).toEqual([]);
  });

  it('waits for a minute without alerts', async () => {
    const { check, pass } = start();
    await pass(30 * SECOND);
    check.alertRaised();
    await pass(59 * SECOND);
    expect(check.state().phase).toBe('idle');
    await pass(SECOND);
    expect(check.state().phase).toBe('downloading');
  });

  it('stops a download for an alert and begins again later', async () => {
    const { check, downloads, pass } = start();
    await pass(60 * SECOND);
    check.alertRaised();
    await settle();
    expect([downloads[0]?.signal.aborted, check.state().phase]).toEqual([true, 'available']);
    await pass(59 * SECOND);
    expect(downloads).toHaveLength(1);
    await pass(SECOND);
    downloads[1]?.finish();
    await settle();
    expect(check.state().phase).toBe('ready');
  });

  it('says what failed, without a word elsewhere, and tries again', async () => {
    const { check, feed, pass } = start();
    feed.newest = () => Promise.reject(new Error('The update server could not be reached.'));
    await pass(60 * SECOND);
    expect(check.state()).toMatchObject({ phase: 'failed', problem: 'The update server could not be reached.' });
    feed.newest = async () => null;
    await pass(HOUR);
    expect(check.state()).toMatchObject({ phase: 'current', problem: null });
  });

  it('does not fetch a damaged download over and over', async () => {
    const { check, downloads, installs, pass } = start();
    await pass(60 * SECOND);
    downloads[0]?.fail(new Error('The download is damaged.'));
    await settle();
    expect([check.state().phase, installs]).toEqual(['failed', []]);
    await pass(5 * HOUR);
    expect(downloads).toHaveLength(1);
  });

  it('does nothing while it is off; turned off, it installs nothing that was fetched', async () => {
    const { check, downloads, installs, settings, pass } = start({ enabled: false });
    await pass(24 * HOUR);
    expect(check.state().checked_at).toBeNull();
    settings.enabled = true;
    check.applySettings();
    await pass(SECOND);
    downloads[0]?.finish();
    await settle();
    settings.enabled = false;
    check.applySettings();
    expect([installs.at(-1), check.state().phase]).toEqual([false, 'idle']);
    settings.enabled = true;
    check.applySettings();
    await pass(SECOND);
    expect([installs.at(-1), check.state().phase, downloads.length]).toEqual([true, 'ready', 1]);
  });

  it('turned off during a download, it stops that', async () => {
    const { check, downloads, settings, pass } = start();
    await pass(60 * SECOND);
    settings.enabled = false;
    check.applySettings();
    await settle();
    expect([downloads[0]?.signal.aborted, check.state().phase]).toEqual([true, 'idle']);
    await pass(24 * HOUR);
    expect(downloads).toHaveLength(1);
  });

  it('asked by the user, it checks at once even if it is off, and then fetches nothing', async () => {
    const { check, downloads } = start({ enabled: false });
    await check.checkNow();
    expect([check.state().phase, downloads]).toEqual(['available', []]);
  });

  it('asked during a burst of alerts, it answers, and fetches when it is over', async () => {
    const { check, downloads, pass } = start();
    check.alertRaised();
    await check.checkNow();
    expect([check.state().phase, downloads]).toEqual(['available', []]);
    await pass(60 * SECOND);
    expect(downloads).toHaveLength(1);
  });
});
