import { describe, expect, it } from 'vitest';
import { createFrameFolding } from '../../../../main/engine/computers/frame-folding.ts';
import {
  decodeItem,
  decodePresence,
  encodeItem,
  encodePresence,
  type PeerItem,
} from '../../../../main/engine/computers/link/peer-messages.ts';
import { createPublishWindow } from '../../../../main/engine/computers/link/publish-window.ts';
import { createRefusals } from '../../../../main/engine/computers/link/refusals.ts';
import { createSentItems } from '../../../../main/engine/computers/link/sent-items.ts';

describe('copies of a message', () => {
  it('are those that another computer has heard in the last 15 minutes', () => {
    let nowMs = 0;
    const folding = createFrameFolding(() => nowMs);
    expect(folding.isCopy('content', 'a')).toBe(false);
    expect(folding.isCopy('content', 'b')).toBe(true);
    expect(folding.isCopy('content', 'a')).toBe(false);
    expect(folding.isCopy('other', 'b')).toBe(false);
    nowMs = 15 * 60_000;
    expect(folding.isCopy('content', 'b')).toBe(false);
  });
});

describe('an item', () => {
  it.each<PeerItem>([
    { kind: 'frame', text: '{"event_id":"Köln 🎫"}', receivedAtMs: 1_780_000_000_123 },
    { kind: 'action', action: { kind: 'mute', entries: [], until: null } },
    { kind: 'action', action: { kind: 'mute', entries: [], until: null, at: '2026-06-01T09:00:00Z' } },
  ])('arrives as it was sent: $kind', (item) => {
    expect(decodeItem(encodeItem(item))).toEqual(item);
  });

  it('that is none is none', () => {
    const action = encodeItem({ kind: 'action', action: { kind: 'mute', entries: [], until: 'soon' } });
    const frame = encodeItem({ kind: 'frame', text: 'x', receivedAtMs: Number.NaN });
    const unknown = encodeItem({ kind: 'frame', text: 'x', receivedAtMs: 0 });
    unknown[0] = 9;
    for (const body of [action, frame, unknown, Buffer.alloc(0), Buffer.from('nonsense')]) {
      expect(decodeItem(body)).toBeNull();
    }
    expect(decodePresence(Buffer.from('{"id":1}'))).toBeNull();
  });

  it('does not unpack to more than a frame may hold', () => {
    const bomb = encodeItem({ kind: 'frame', text: 'x'.repeat(17 * 1024 * 1024), receivedAtMs: 0 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(decodeItem(bomb)).toBeNull();
  });
});

describe('a presence', () => {
  const presence = {
    id: '0123456789abcdef',
    name: 'desk',
    at: 1_780_000_000_123,
    leads: true,
    term: 1,
    can_lead: true,
    hearing: true,
    gave_up: false,
    hand_to: null,
    detail: 'Connected',
    connection: 1,
    sent: 0,
    kept_from: 1,
    heard: [],
    targets: [],
  };

  it.each([
    ['as it was sent', 'Köln 🎫', 'Köln 🎫'],
    ['without a name', '', ''],
    ['with a name that is cut', `${'n'.repeat(100)}.local`, 'n'.repeat(100)],
  ])('arrives %s', (_name, sent, arrives) => {
    expect(decodePresence(encodePresence({ ...presence, name: sent }))?.name).toBe(arrives);
  });

  it('of a version that does not cut names is understood', () => {
    const long = { ...presence, name: 'n'.repeat(255), detail: 'd'.repeat(1_000) };
    expect(decodePresence(Buffer.from(JSON.stringify(long)))).toMatchObject({
      name: 'n'.repeat(100),
      detail: 'd'.repeat(300),
    });
  });
});

describe('what was published', () => {
  it('can be published again, within bounds of time and number', () => {
    let nowMs = 0;
    const sent = createSentItems(() => nowMs);
    for (let number = 1; number <= 6_000; number += 1) sent.add(number, Buffer.from(String(number)));
    expect(sent.keptFrom()).toBe(1_001);
    expect(sent.between(5_999, 9_000).map(String)).toEqual(['5999', '6000']);
    expect(sent.between(1, 6_000)).toHaveLength(1_000);
    nowMs = 15 * 60_000;
    expect(sent.keptFrom()).toBe(6_001);
    expect(sent.between(1, 6_000)).toEqual([]);
  });
});

describe('messages under way', () => {
  it('are as many as the broker takes, and what is urgent does not wait behind the others', () => {
    const window = createPublishWindow();
    window.open(6);
    const started: string[] = [];
    const done: (() => void)[] = [];
    const run = (name: string, urgent = false) =>
      window.run(urgent, (end) => {
        started.push(name);
        done.push(end);
      });
    for (const name of ['1', '2', '3', '4']) run(name);
    run('lease', true);
    expect(started).toEqual(['1', '2', 'lease']);
    expect(window.waiting()).toBe(2);
    done[0]?.();
    done[0]?.();
    done[2]?.();
    expect(started).toEqual(['1', '2', 'lease', '3']);
    done[1]?.();
    expect(started.at(-1)).toBe('4');
  });
});

describe('refused messages', () => {
  it.each([
    ['1,001 small ones', 1_001, 100],
    ['9 large ones', 9, 4 * 1024 * 1024],
  ])('are a flood if they are too many or too large: %s in 10 s', (_name, count, bytes) => {
    const refusals = createRefusals(() => 0);
    const floods = Array.from({ length: count }, () => refusals.add(bytes));
    expect(floods.indexOf(true)).toBe(count - 1);
    expect(refusals.total()).toBe(count);
  });

  it('are none if they come slowly', () => {
    let nowMs = 0;
    const refusals = createRefusals(() => nowMs);
    for (let count = 0; count < 5_000; count += 1) {
      nowMs += 20;
      expect(refusals.add(1_000)).toBe(false);
    }
  });
});
