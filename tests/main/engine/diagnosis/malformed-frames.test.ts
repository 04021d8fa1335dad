import { describe, expect, it } from 'vitest';
import { createMalformedFrames } from '../../../../main/engine/diagnosis/malformed-frames.ts';
import { collectGarbage } from '../../../support/collect-garbage.ts';
import { createVirtualClock } from '../gateway/virtual-clock.ts';

function frames() {
  const clock = createVirtualClock();
  const logged: string[] = [];
  const log = { debug() {}, info() {}, error() {}, warn: (line: string) => logged.push(line) };
  return { clock, logged, malformed: createMalformedFrames(clock, log) };
}

describe('unreadable frames', () => {
  it('keep the newest 50, newest first, and count all', () => {
    const { malformed } = frames();
    for (let n = 0; n < 80; n++) malformed.add('not JSON', `frame ${n}`, n);
    expect(malformed.count()).toBe(80);
    expect(malformed.list().map(({ text }) => text)).toEqual(Array.from({ length: 50 }, (_, n) => `frame ${79 - n}`));
  });

  it('keep their first 4 KB', () => {
    const { malformed } = frames();
    malformed.add('not JSON', 'x'.repeat(100_000), 0);
    expect(malformed.list()[0]?.text).toHaveLength(4096);
  });

  it('keep 4 KB and not the frame they were cut from', () => {
    const { malformed } = frames();
    const heapMb = () => {
      collectGarbage();
      return process.memoryUsage().heapUsed / 1024 ** 2;
    };
    const before = heapMb();
    for (let n = 0; n < 20; n++)
      malformed.add('not JSON', `${n}${Buffer.alloc(8 * 1024 ** 2, 120).toString('latin1')}`, n);
    expect(heapMb() - before).toBeLessThan(40);
    expect(malformed.list()).toHaveLength(20);
  });

  it('keep half a character if a frame is cut within it', () => {
    const { malformed } = frames();
    malformed.add('not JSON', `${'x'.repeat(4095)}\u{1f3ab}`, 0);
    expect(malformed.list()[0]?.text).toBe(`${'x'.repeat(4095)}\ud83c`);
  });

  it('are logged once a minute at most, with how many there were and nothing of what they held', () => {
    const { clock, logged, malformed } = frames();
    for (let second = 0; second < 150; second++) {
      malformed.add('not JSON', 'private', clock.now());
      clock.pass(1000);
    }
    expect(logged).toHaveLength(3);
    expect(logged[1]).toContain('60 unreadable message(s)');
    expect(logged.join()).not.toContain('private');
  });
});
