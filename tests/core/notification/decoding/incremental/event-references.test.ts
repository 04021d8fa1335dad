import { describe, expect, it } from 'vitest';
import {
  adaptToMessage,
  createEventReferences,
  type EventReference,
  pause,
} from '../../../../../core/notification/decoding/incremental/event-references.ts';
import type { SectionReference } from '../../../../../core/notification/decoding/incremental/section-reference.ts';

const MILLION = 'x'.repeat(1_000_000);

function reference(millions: number): SectionReference {
  return { text: MILLION.repeat(millions), sectionsType: 'SeatMapSections', members: [], indexOf: new Map() };
}

/** An event that was just seen for the second time, with a reference. */
function knownEvent(): EventReference {
  const events = createEventReferences();
  events.get('a');
  events.set('a', reference(0));
  const event = events.get('a');
  if (event === null) throw new Error('the event is known');
  return event;
}

describe('the references of all events', () => {
  it.each([
    ['all that fit', [['a', 3], ['b', 3], ['c', 2]], 'abc'], // biome-ignore format: a row
    ['not the one updated longest ago', [['a', 3], ['b', 3], ['c', 3]], 'bc'], // biome-ignore format: a row
    ['as few of those as have to go', [['a', 3], ['b', 3], ['c', 6]], 'c'], // biome-ignore format: a row
    ['one that was renewed, counted once', [['a', 3], ['a', 3], ['a', 3], ['b', 5]], 'ab'], // biome-ignore format: a row
    ['those beside one that was let go of', [['a', 5], ['b', 3], ['a', null], ['c', 5]], 'abc'], // biome-ignore format: a row
    ['none that is too long alone', [['a', 9]], ''], // biome-ignore format: a row
  ] as const)('are %s: %j', (_, renewals, left) => {
    const events = createEventReferences();
    for (const [id, millions] of renewals) {
      events.get(id);
      events.set(id, millions === null ? null : reference(millions));
    }
    expect(['a', 'b', 'c'].filter((id) => events.get(id) !== null).join('')).toBe(left);
  });
});

describe('how an event is adapted to', () => {
  it('is left alone for longer each time, up to 64 messages, until comparing helps again', () => {
    const event = knownEvent();
    const pauseOf = (known: number) => {
      event.pause = 0;
      adaptToMessage(event, known);
      return event.pause;
    };
    expect([0, 0.39, 0, 0, 0, 0, 0].map(pauseOf)).toEqual([4, 8, 16, 32, 64, 64, 64]);
    expect([0.4, 0, 0, 1, 0].map(pauseOf)).toEqual([0, 4, 8, 0, 4]);
    pause(event);
    expect(event.pause).toBe(8);
  });

  it('is not left alone before there is something to compare with', () => {
    const event = knownEvent();
    event.reference = null;
    adaptToMessage(event, 0);
    expect(event.pause).toBe(0);
  });

  it('has its reference renewed at once, then after twice as many messages each time, up to 64', () => {
    const event = knownEvent();
    const renewals = Array.from({ length: 340 }, () => adaptToMessage(event, 0.5));
    const places = renewals.flatMap((renewed, at) => (renewed ? [at] : []));
    expect(places.map((at, index) => at - (places[index - 1] ?? -1) - 1)).toEqual([
      0, 1, 2, 4, 8, 16, 32, 64, 64, 64, 64,
    ]);
    expect(adaptToMessage(event, 0.8)).toBe(false);
    expect([0.79, 0.5, 0.5, 0.5].map((known) => adaptToMessage(event, known))).toEqual([true, false, true, false]);
  });
});
