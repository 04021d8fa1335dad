import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../../core/settings/settings.ts';
import { createSpeech } from '../../../../main/engine/alerts/speech.ts';
import { message, startEngine, startGateway, state } from '../harness.ts';
import { alertOf, manualClock, settle } from './harness.ts';

function setUp(alerts: Partial<Settings['alerts']> = {}) {
  const clock = manualClock(Date.parse('2026-04-27T10:00:00Z'));
  const said: { text: string; volume: number; end: () => void; fail: (error: Error) => void; stopped: boolean }[] = [];
  const log: string[] = [];
  const line = (message: string) => void log.push(message);
  const host = {
    settings: { ...DEFAULT_SETTINGS, alerts: { ...DEFAULT_SETTINGS.alerts, speak: true, ...alerts } } as Settings,
    pausedUntil: null as number | null,
    muted: new Set<string>(),
  };
  const speech = createSpeech({
    clock,
    log: { debug: line, info: line, warn: line, error: line },
    voice: {
      speak: (text, volume, signal) =>
        new Promise((end, fail) => {
          const one = { text, volume, end, fail, stopped: false };
          said.push(one);
          signal.addEventListener('abort', () => {
            one.stopped = true;
            end();
          });
        }),
    },
    settings: () => host.settings,
    pausedUntilMs: () => host.pausedUntil,
    isWanted: ({ item }) => !host.muted.has(item.event_id),
  });
  onTestFinished(speech.dispose);
  return { clock, said, log, host, speech };
}

describe('speech', () => {
  it('says what to act on first, at the volume of the sound', () => {
    const { said, speech } = setUp({ volume: 0.4 });
    speech.say(alertOf(1), false);
    expect(said).toMatchObject([{ text: expect.stringMatching(/^Floor GA, \d+ dollars/), volume: 0.4 }]);
  });

  it('is off unless the settings or the entry say otherwise', () => {
    const { said, speech } = setUp({ speak: false });
    speech.say(alertOf(1), false);
    speech.say(alertOf(2, 'abc123', { speak: false }), true);
    expect(said).toEqual([]);
    speech.say(alertOf(3, 'abc123', { speak: true }), false);
    expect(said).toHaveLength(1);
    const other = setUp();
    other.speech.say(alertOf(4, 'abc123', { speak: false }), false);
    expect(other.said).toEqual([]);
  });

  it('says one at a time, and of a burst the newest three', async () => {
    const { said, speech } = setUp();
    const end = async () => {
      said.at(-1)?.end();
      await settle();
    };
    for (let id = 1; id <= 6; id += 1) speech.say(alertOf(id, `event-${id}`), false);
    expect(said).toHaveLength(1);
    speech.handled(5);
    await end();
    expect(said).toHaveLength(2);
    await end();
    await end();
    // The first, then of 4, 5 and 6 those that nobody handled.
    expect(said).toHaveLength(3);
  });

  it('does not say what is old by then', async () => {
    const { clock, said, speech } = setUp();
    speech.say(alertOf(1), false);
    speech.say(alertOf(2), false);
    await clock.advance(21_000);
    said[0]?.end();
    await settle();
    expect(said).toHaveLength(1);
  });

  it('ends at once when alerts are paused, and says nothing until they are not', async () => {
    const { clock, said, host, speech } = setUp();
    speech.say(alertOf(1), false);
    speech.say(alertOf(2), false);
    host.pausedUntil = clock.now() + 60_000;
    speech.recheck();
    await settle();
    expect(said.map(({ stopped }) => stopped)).toEqual([true]);
    speech.say(alertOf(3), false);
    expect(said).toHaveLength(1);
    speech.say(alertOf(4), true);
    expect(said).toHaveLength(2);
  });

  it('ends when the entry is muted or somebody is at the alert', async () => {
    const { said, host, speech } = setUp();
    speech.say(alertOf(1, 'a'), false);
    host.muted.add('a');
    speech.recheck();
    await settle();
    speech.say(alertOf(2, 'b'), false);
    speech.handled(2);
    await settle();
    expect(said.map(({ stopped }) => stopped)).toEqual([true, true]);
  });

  it('is silent in quiet hours and at volume 0', () => {
    const allDay = Array.from({ length: 7 }, () => ({ from: '00:00', to: '00:00' }));
    for (const alerts of [{ quiet_hours_enabled: true, quiet_hours: allDay }, { volume: 0 }]) {
      const { said, speech } = setUp(alerts);
      speech.say(alertOf(1), false);
      expect(said).toEqual([]);
    }
  });

  it('goes on after a failure, and tells the log', async () => {
    const { said, log, speech } = setUp();
    speech.say(alertOf(1), false);
    speech.say(alertOf(2), false);
    said[0]?.fail(new Error('No voice was found.'));
    await settle();
    expect(said).toHaveLength(2);
    expect(log.join()).toMatch(/An alert was not spoken.*No voice was found/);
  });

  it('answers the test button', async () => {
    const { said, speech, host } = setUp({ speak: false });
    const test = speech.test();
    said[0]?.end();
    expect(await test).toEqual({ spoken: true, detail: 'Spoken.' });
    const failed = speech.test();
    await settle();
    said[1]?.fail(new Error('No voice was found.'));
    expect(await failed).toEqual({ spoken: false, detail: 'No voice was found.' });
    host.settings = { ...host.settings, alerts: { ...host.settings.alerts, volume: 0 } };
    expect(await speech.test()).toMatchObject({ spoken: false, detail: expect.stringContaining('volume is 0') });
  });
});

it('in the app an alert is spoken once per toast, and not while alerts are paused', { timeout: 60_000 }, async () => {
  const gateway = await startGateway();
  const app = await startEngine({ simulator: gateway });
  await expect.poll(async () => (await state(app)).connection.state).toBe('open');
  await app.request('settings.update', { patch: { alerts: { speak: true } } });
  await app.request('watchlist.save', { entry: { event_id: 'abc123', change_type: '*' } });
  gateway.sendFrame(message());
  await expect.poll(() => app.spoken).toHaveLength(1);
  expect(app.spoken[0]).toMatch(/ dollars/);
  await app.request('alerts.pause', { until: new Date(Date.now() + 600_000).toISOString() });
  const before = app.payloads('feed').length;
  gateway.sendFrame(message({ event_id: 'other' }));
  await expect.poll(() => app.payloads('feed').length).toBeGreaterThan(before);
  expect(app.spoken).toHaveLength(1);
  expect(await app.request('speech.test', null)).toEqual({ spoken: true, detail: 'Spoken.' });
});
