import { beforeEach, describe, expect, it } from 'vitest';
import { waitFor } from '../../support/wait-for.ts';
import { alertsOf, dropOf, setUpDesks } from './desks-under-test.ts';
import { mosquittoUnavailableReason } from './mosquitto.ts';

const unavailableReason = mosquittoUnavailableReason();

describe('several computers on one key', () => {
  beforeEach((context) => {
    if (unavailableReason !== null) context.skip(unavailableReason);
  });

  it('one leads, the others follow and alert on the same frames, over one connection', async () => {
    const { gateway, start } = await setUpDesks();
    const first = await start('first');
    await first.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
    const others = [await start('second'), await start('third', { apiKey: null })];
    for (const desk of others) {
      await desk.until('follows', ({ connection }) => connection.detail === 'Following first');
      expect(desk.state()?.connection.state).toBe('open');
    }
    for (const event of ['one', 'two', 'three']) gateway.sendFrame(dropOf(event));
    for (const desk of [first, ...others]) {
      await waitFor(`${desk.name} has alerted`, () => alertsOf(desk).length === 3);
      expect(alertsOf(desk)).toEqual(['one', 'two', 'three']);
    }
    expect(gateway.requests().filter(({ path }) => path.includes('subscribe'))).toHaveLength(1);
  });

  it('a follower takes over when the leader is killed, and the killed one follows when it is back', async () => {
    const { gateway, start, restart } = await setUpDesks();
    const first = await start('first');
    await first.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
    const second = await start('second');
    await second.until('follows', ({ connection }) => connection.detail === 'Following first');
    const killedAtMs = Date.now();
    await first.kill('SIGKILL');
    await second.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
    const [gap] = await waitFor('the gap is recorded', () => (second.of('gap').length > 0 ? second.of('gap') : null));
    expect(gap?.gap.reason).toBe('first no longer has the connection');
    expect(Date.parse(gap?.gap.to ?? '') - killedAtMs).toBeLessThan(5_000);
    const again = await restart(first);
    await again.until('follows', ({ connection }) => connection.detail === 'Following second');
    gateway.sendFrame(dropOf('later'));
    await waitFor('both have alerted', () => [second, again].every((desk) => alertsOf(desk).includes('later')));
    expect(gateway.connections()).toHaveLength(1);
  });
});
