import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../core/settings/settings.ts';
import { alertOf, harness, settle } from './harness.ts';

const HORN = { id: 'own-0123456789abcdef01234567', label: 'Horn' };
const SIREN = { id: 'own-ffffffffffffffffffffffff', label: 'Siren' };

function setUp(sound: string, broken: readonly string[]) {
  const test = harness({
    sounds: {
      async play(id, volume) {
        test.record.sounds.push([id, volume]);
        if (broken.includes(id)) throw new Error('The file of the sound is missing.');
      },
    },
  });
  test.host.settings = {
    ...DEFAULT_SETTINGS,
    sounds: [HORN, SIREN],
    alerts: { ...DEFAULT_SETTINGS.alerts, sound },
  };
  const played = () => test.record.sounds.map(([id]) => id);
  return { ...test, played };
}

describe('an alert with an own sound', () => {
  it('plays it in the call that raises the alert', () => {
    const { alerts, played } = setUp('chime', []);
    void alerts.raise(alertOf(1, 'a', { sound: HORN.id }));
    expect(played()).toEqual([HORN.id]);
  });

  it('sounds as the default if it cannot be played, and the toast waits for neither', async () => {
    const { alerts, played, record } = setUp(SIREN.id, [HORN.id]);
    void alerts.raise(alertOf(1, 'a', { sound: HORN.id }));
    expect(record.toasts).toHaveLength(1);
    await settle();
    expect(played()).toEqual([HORN.id, SIREN.id]);
    expect(record.unplayed).toEqual([HORN.id]);
    expect(record.log.join()).toMatch(/The file of the sound is missing/);
  });

  it.each([SIREN.id, 'none'])('sounds as Chime if the default %s gives nothing either', async (byDefault) => {
    const { alerts, played } = setUp(byDefault, [HORN.id, SIREN.id]);
    void alerts.raise(alertOf(1, 'a', { sound: HORN.id }));
    await settle();
    expect(played().at(-1)).toBe('chime');
  });

  it('tries no sound after one of the app', async () => {
    const { alerts, played, record } = setUp('ping', ['ping', 'bell']);
    void alerts.raise(alertOf(1, 'a', { sound: 'bell' }));
    await settle();
    expect(played()).toEqual(['bell']);
    expect(record.unplayed).toEqual([]);
  });
});
