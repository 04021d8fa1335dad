import { describe, expect, it } from 'vitest';
import { groupByEscalation, phonesOf, phoneTime, soundLabelsOf } from '../../../core/alerts/escalation-groups.ts';
import { DEFAULT_SETTINGS, type Forwarder } from '../../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { newEntry } from '../../../core/watchlist/fields.ts';

const entry = (id: string, over: Partial<WatchlistEntry> = {}) => newEntry(id, id, over);
const shape = (entries: readonly WatchlistEntry[]) =>
  groupByEscalation(entries).map(({ escalation: { afterS, everyS, times }, entries: own }) => [
    own.map(({ id }) => id).join(' '),
    afterS,
    everyS,
    times,
  ]);

describe('what entries ask for if nobody answers', () => {
  it('is shown by what is the same, the most first, and everything else last', () => {
    const entries = [
      entry('plain'),
      entry('a', { phone_after_seconds: 30 }),
      entry('b', { phone_after_seconds: 60, repeat_every_seconds: 120 }),
      entry('c', { phone_after_seconds: 60, repeat_every_seconds: 120, repeat_times: 5 }),
      entry('off', { phone_after_seconds: 60, enabled: false }),
      entry('d', { phone_after_seconds: 30, repeat_times: 3 }),
      entry('e', { phone_after_seconds: 30 }),
    ];
    expect(shape(entries)).toEqual([
      ['a d e', 30, null, 5],
      ['b c', 60, 120, 5],
      ['plain', null, null, 5],
    ]);
  });

  it('is one group without any entry', () => {
    expect(shape([])).toEqual([['', null, null, 5]]);
  });
});

describe('when the phone gets an alert', () => {
  it.each([
    ['never', 60, 30, { when: 'never' }],
    ['always', 60, 30, { when: 'at once' }],
    ['away', 60, 30, { when: 'unanswered', afterS: 30 }],
    ['away', 20, 30, { when: 'unanswered', afterS: 20 }],
    ['away', null, 30, { when: 'unanswered', afterS: 30 }],
    ['away', null, null, { when: 'unanswered', afterS: null }],
  ] as const)('%s, unanswered for %s, entry after %s', (when, unanswered, afterS, expected) => {
    const phone = { ...DEFAULT_SETTINGS.phone, when, unanswered_seconds: unanswered };
    expect(phoneTime({ afterS, everyS: null, times: 5 }, phone)).toEqual(expected);
  });
});

it('the phones are those that an entry names, or those for all', () => {
  const forwarder = (id: string, over: Partial<Forwarder> = {}): Forwarder => ({
    ...{ id, kind: 'ntfy', label: id, enabled: true, for_all: true },
    ...over,
  });
  const forwarders = [
    forwarder('all'),
    forwarder('named', { for_all: false }),
    forwarder('off', { enabled: false }),
    forwarder('always', { always: true }),
    forwarder('lamp', { kind: 'program' }),
  ];
  const ids = (entries: readonly WatchlistEntry[]) => phonesOf(entries, forwarders).map(({ id }) => id);
  expect(ids([])).toEqual(['all']);
  expect(ids([entry('a', { forward_to: ['named', 'lamp', 'off'] })])).toEqual(['named']);
  expect(ids([entry('a', { forward_to: [] })])).toEqual([]);
  expect(ids([entry('a', { forward_to: ['named'] }), entry('b')])).toEqual(['all', 'named']);
});

describe('the sounds of a group', () => {
  const horn = { id: 'own-0123456789abcdef01234567', label: 'Horn' };
  const labels = (byDefault: string, sounds: readonly (string | null)[], everyS: number | null = 120) => {
    const entries = sounds.map((sound, n) => entry(`${n}`, { sound, repeat_every_seconds: everyS }));
    const alerts = { ...DEFAULT_SETTINGS.alerts, sound: byDefault };
    const [group] = groupByEscalation(entries);
    return group === undefined ? [] : soundLabelsOf(group, { ...DEFAULT_SETTINGS, alerts, sounds: [horn] });
  };
  it.each([
    ['the default, also one that the user has added', horn.id, [null, null], ['Horn']],
    ['those of the entries', horn.id, ['bell', 'bell'], ['Bell']],
    ['several if the entries differ', 'chime', ['bell', null, horn.id], ['Bell', 'Chime', 'Horn']],
    ['none if the entries are silent', horn.id, ['none'], [null]],
    ['what is heard in place of one that is gone', 'own-gone', ['own-gone'], ['Chime']],
  ])('are %s', (_what, byDefault, sounds, expected) => expect(labels(byDefault, sounds)).toEqual(expected));

  it('that is everything else have that of events which no entry names', () => {
    expect(labels('ping', ['bell'], null)).toEqual(['Bell', 'Ping']);
    expect(labels('ping', [])).toEqual(['Ping']);
  });
});
