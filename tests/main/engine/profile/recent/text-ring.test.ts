import { expect, it } from 'vitest';
import { createTextRing } from '../../../../../main/engine/profile/recent/text-ring.ts';

it('keeps the newest texts as they were, whatever is written after them', () => {
  const ring = createTextRing(100);
  const kept = Array.from({ length: 400 }, (_, at) => {
    const text = `${at} ${'ä漢🎫x'.slice(0, at % 6).toWellFormed()}${'-'.repeat((at * 7) % 31)}`;
    const place = ring.add(text);
    return { text, place };
  });
  for (let at = 0; at < kept.length; at += 1) {
    const { text, place } = kept[at] as (typeof kept)[number];
    if (ring.holds(place)) expect(ring.read(place)).toBe(text);
  }
  const held = kept.filter(({ place }) => ring.holds(place));
  // The longest have 50 bytes, so at least the newest three fit, and one fewer than would fill it.
  expect(held.length).toBeGreaterThanOrEqual(2);
  expect(held).toEqual(kept.slice(-held.length));
  expect(held.reduce((bytes, { place }) => bytes + place.length, 0)).toBeLessThanOrEqual(100);
});

it('a text as long as the ring fits, and so does none beside it', () => {
  const ring = createTextRing(10);
  const first = ring.add('short');
  const whole = ring.add('0123456789');
  expect(ring.holds(first)).toBe(false);
  expect(ring.read(whole)).toBe('0123456789');
  ring.add('');
  expect(ring.holds(whole)).toBe(true);
  ring.add('x');
  expect(ring.holds(whole)).toBe(false);
});

it('a longer text is kept until the next one comes', () => {
  const ring = createTextRing(10);
  const short = ring.add('short');
  const long = ring.add('longer than the ring');
  expect(ring.holds(short)).toBe(false);
  expect(ring.holds(long)).toBe(true);
  expect(ring.read(long)).toBe('longer than the ring');
  const longer = ring.add('another one that is longer');
  expect(ring.holds(long)).toBe(false);
  expect(ring.read(longer)).toBe('another one that is longer');
});

it.each([
  ['of which the second fills it', ['ab', '12345678']],
  ['of which the second has three bytes a character, and begins anew', ['ab', '漢漢漢']],
])('reads two texts %s', (_, texts) => {
  const ring = createTextRing(10);
  const kept = texts.map((text) => ring.add(text));
  const held = kept.filter(ring.holds);
  expect(held.map(ring.read)).toEqual(texts.slice(-held.length));
  expect(held).toHaveLength(texts[1] === '12345678' ? 2 : 1);
});
