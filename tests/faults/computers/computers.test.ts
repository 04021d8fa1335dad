import { setTimeout } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { RequestResponses } from '../../../core/bridge/contract.ts';
import { LEASE_MS } from '../../../core/computers/group-timing.ts';
import { createRandom } from '../../../simulator/random.ts';
import { waitFor } from '../../support/wait-for.ts';
import type { ComputerProcess } from './computer-process.ts';
import { alertsOf, dropOf, setUpComputers } from './computers-under-test.ts';
import { floodTopic, recordTopic } from './hostile-publisher.ts';
import { killLeaders } from './kill-leaders.ts';
import { mosquittoUnavailableReason } from './mosquitto.ts';

const unavailableReason = mosquittoUnavailableReason();

describe('several computers on one key', () => {
  beforeEach((context) => {
    if (unavailableReason !== null) context.skip(unavailableReason);
  });

  it('one leads, the others follow and alert on the same frames, over one connection', async () => {
    const { gateway, start } = await setUpComputers();
    const first = await start('first');
    await first.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
    const others = [await start('second'), await start('third', { apiKey: null })];
    for (const computer of others) {
      await computer.until('follows', ({ connection }) => connection.detail === 'Following first');
      expect(computer.state()?.connection.state).toBe('open');
    }
    for (const event of ['one', 'two', 'three']) gateway.sendFrame(dropOf(event));
    for (const computer of [first, ...others]) {
      await waitFor(`${computer.name} has alerted`, () => alertsOf(computer).length === 3);
      expect(alertsOf(computer)).toEqual(['one', 'two', 'three']);
    }
    expect(gateway.requests().filter(({ path }) => path.includes('subscribe'))).toHaveLength(1);
  });

  it('a follower takes over when the leader is killed, and the killed one follows when it is back', async () => {
    const { gateway, start, restart } = await setUpComputers();
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
    await waitFor('both have alerted', () => [second, again].every((computer) => alertsOf(computer).includes('later')));
    expect(gateway.connections()).toHaveLength(1);
  });

  it('a follower that was suspended hears all that came meanwhile, and does not take the lead', async () => {
    const { gateway, start } = await setUpComputers();
    const first = await start('first');
    await first.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
    const others = [await start('second'), await start('third')] as const;
    for (const computer of others)
      await computer.until('follows', ({ connection }) => connection.detail === 'Following first');
    for (const computer of others) computer.child.kill('SIGSTOP');
    gateway.sendFrame(dropOf('meanwhile'));
    // Until the leader would count as gone.
    await setTimeout(2 * LEASE_MS);
    for (const computer of others) computer.child.kill('SIGCONT');
    for (const computer of others) await waitFor(`${computer.name} alerts`, () => alertsOf(computer).length === 1);
    gateway.sendFrame(dropOf('later'));
    for (const computer of others)
      await waitFor(`${computer.name} alerts again`, () => alertsOf(computer).length === 2);
    const took = others
      .flatMap((computer) => computer.of('log'))
      .filter(({ text }) => /computers: (?:leader|joining),/.test(text));
    expect(took).toEqual([]);
    expect(gateway.requests().filter(({ path }) => path.includes('subscribe'))).toHaveLength(1);
  }, 60_000);

  it('while leaders are killed, each of the others alerts on every frame that one heard, once', async () => {
    const computers = await setUpComputers();
    const random = createRandom('leaders').next;
    const result = await killLeaders(computers, { kills: 3, frames: 300, everyMs: 20, random });
    expect(result).toMatchObject({ missing: [], twice: [] });
    expect(result.heard).toBeGreaterThan(100);
    for (const gapMs of result.gapsMs) expect(gapMs).toBeLessThan(5_000);
  }, 120_000);

  it('a frame that two leaders hear comes once at each computer', async () => {
    const { gateway, mosquitto, start } = await setUpComputers();
    const computers = [await start('first'), await start('second')];
    await waitFor(
      'one follows',
      () => computers.some((computer) => computer.state()?.connection.detail.startsWith('Following')),
      30_000,
    );
    await mosquitto.stop();
    await waitFor('both are connected', () => gateway.connections().length === 2, 20_000);
    gateway.sendFrame(dropOf('heard by both'));
    for (const computer of computers) await waitFor(`${computer.name} alerts`, () => alertsOf(computer).length === 1);
    await mosquitto.start();
    await waitFor('one has given its connection up', () => gateway.connections().length === 1, 60_000);
    gateway.sendFrame(dropOf('afterwards'));
    for (const computer of computers) {
      await waitFor(`${computer.name} alerts again`, () => alertsOf(computer).includes('afterwards'));
      expect(computer.of('item').map(({ event, outcome }) => [event, outcome])).toEqual([
        ['heard by both', 'alert'],
        ['afterwards', 'alert'],
      ]);
    }
  }, 120_000);

  it.each(['SIGKILL', 'SIGTERM'] as const)(
    'what one hears while the broker is away (%s) reaches the other when it is back',
    async (signal) => {
      const { gateway, mosquitto, start } = await setUpComputers();
      const first = await start('first', { ifBrokerDown: 'wait' });
      await first.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
      const second = await start('second', { ifBrokerDown: 'wait' });
      await second.until('follows', ({ connection }) => connection.detail === 'Following first');
      await mosquitto.stop(signal);
      const waiting = await second.until('waits', ({ connection }) => connection.state === 'waiting');
      expect(waiting.connection.problem?.cause).toMatch(/^broker_/);
      expect(waiting.conditions.map(({ title }) => title)).toContain('The other computers are not reached');
      gateway.sendFrame(dropOf('meanwhile'));
      await waitFor('the leader has alerted', () => alertsOf(first).length === 1);
      expect(gateway.connections()).toHaveLength(1);
      await mosquitto.start();
      await waitFor('the other one has alerted too', () => alertsOf(second).length === 1, 40_000);
      expect(alertsOf(second)).toEqual(['meanwhile']);
      // The first one, unless it takes seconds to come back, on a machine that is busy.
      const details = () => [first, second].map((computer) => computer.state()?.connection.detail ?? '');
      await waitFor(
        'one leads and the other follows',
        () => details().includes('Connected as leader') && details().some((detail) => detail.startsWith('Following ')),
        20_000,
      );
      await waitFor('there is one connection', () => gateway.connections().length === 1);
    },
    120_000,
  );

  it('what each hears before the broker was ever there reaches the other, and nothing of before it ran', async () => {
    const { gateway, mosquitto, start } = await setUpComputers();
    gateway.saveWatchlist(['before', 'a', 'b', 'c', 'd'].map((event_id) => ({ event_id })));
    await mosquitto.stop();
    const first = await start('first');
    await first.until('is connected', ({ connection }) => connection.state === 'open');
    gateway.sendNotification(dropOf('before'));
    await waitFor('it has alerted', () => alertsOf(first).length === 1);
    const second = await start('second');
    await second.until('is connected', ({ connection }) => connection.state === 'open');
    for (const event of ['a', 'b', 'c', 'd']) gateway.sendNotification(dropOf(event));
    await waitFor('the service has split them', () => alertsOf(first).length === 3 && alertsOf(second).length === 2);
    await mosquitto.start();
    await waitFor('the first one has all', () => alertsOf(first).length === 5, 20_000);
    await waitFor('the second one has those of its time', () => alertsOf(second).length === 4, 20_000);
    expect(alertsOf(first).toSorted()).toEqual(['a', 'b', 'before', 'c', 'd']);
    expect(alertsOf(second).toSorted()).toEqual(['a', 'b', 'c', 'd']);
    for (const computer of [first, second]) expect(computer.state()?.computers?.refused).toBe(0);
  }, 60_000);

  it('another passphrase is refused and shown, and so is who publishes without any', async () => {
    const { gateway, mosquitto, start } = await setUpComputers();
    const first = await start('first');
    await first.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
    const wrong = await start('wrong', { passphrase: 'not the same passphrase', ifBrokerDown: 'wait' });
    await wrong.until('says so', ({ conditions }) =>
      conditions.some(({ title }) => title === 'The passphrase may be wrong'),
    );
    expect(wrong.state()?.connection.state).not.toBe('open');
    expect(gateway.connections()).toHaveLength(1);
    await first.until('counts them', ({ computers }) => (computers?.refused ?? 0) > 0);
    gateway.sendFrame(dropOf('one'));
    await waitFor('the leader has alerted', () => alertsOf(first).length === 1);
    expect(alertsOf(wrong)).toEqual([]);
    await floodTopic(mosquitto.port, 3_000);
    await first.until('leaves a flood', ({ computers }) => computers?.problem?.cause === 'broker_flood');
    gateway.sendFrame(dropOf('two'));
    await waitFor('it goes on', () => alertsOf(first).length === 2);
    expect(first.child.exitCode).toBeNull();
  }, 120_000);

  it('recorded messages that are published again do not count: no alert comes twice, no dead leader leads', async () => {
    const { gateway, mosquitto, start } = await setUpComputers();
    const recorder = await recordTopic(mosquitto.port);
    onTestFinished(recorder.dispose);
    const first = await start('first');
    await first.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
    const second = await start('second');
    await second.until('follows', ({ connection }) => connection.detail === 'Following first');
    gateway.sendFrame(dropOf('one'));
    await waitFor('both have alerted', () => [first, second].every((computer) => alertsOf(computer).length === 1));
    await first.kill('SIGKILL');
    await second.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
    const refused = second.state()?.computers?.refused ?? 0;
    await recorder.replay();
    await second.until('refuses them', ({ computers }) => (computers?.refused ?? 0) > refused);
    expect(second.state()?.connection.detail).toBe('Connected as leader');
    // One that starts now knows nothing of the earlier run, and still takes no message of it.
    const third = await start('third');
    await third.until('follows', ({ connection }) => connection.detail === 'Following second');
    await recorder.replay();
    gateway.sendFrame(dropOf('two'));
    await waitFor('all have alerted', () => [second, third].every((computer) => alertsOf(computer).includes('two')));
    expect(alertsOf(second)).toEqual(['one', 'two']);
    expect(alertsOf(third)).toEqual(['two']);
  });

  it('results and mutes reach the other computers', async () => {
    const { gateway, start } = await setUpComputers();
    const first = await start('first');
    await first.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
    const second = await start('second');
    await second.until('follows', ({ connection }) => connection.detail === 'Following first');
    for (const computer of [first, second]) await computer.request('watchlist.save', { entry: { event_id: 'show' } });
    gateway.sendFrame(dropOf('show'));
    await waitFor('both have alerted', () => [first, second].every((computer) => alertsOf(computer).length === 1));
    const page = { before: null, limit: 10, view: 'everything', query: '', website: null, change_type: null };
    const newest = async (computer: ComputerProcess) =>
      ((await computer.request('feed.list', page)) as RequestResponses['feed.list']).items.find(
        (item) => item.kind === 'notification',
      );
    const item = await newest(second);
    await second.request('feed.result', { id: item?.id, outcome: 'got', tickets: 2 });
    await waitFor('it is known at the other', async () => (await newest(first))?.result?.tickets === 2);
    const entryOf = async (computer: ComputerProcess) =>
      ((await computer.request('watchlist.list', null)) as RequestResponses['watchlist.list']).entries[0]?.entry;
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await first.request('watchlist.mute', { ids: [(await entryOf(first))?.id], until });
    await waitFor('it is muted at the other', async () => (await entryOf(second))?.muted_until === until);
  });

  it('what was muted or unmuted last counts on both, also if an earlier mute comes late', async () => {
    const { mosquitto, start } = await setUpComputers();
    const first = await start('first', { ifBrokerDown: 'wait' });
    await first.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
    const second = await start('second', { ifBrokerDown: 'wait' });
    await second.until('follows', ({ connection }) => connection.detail === 'Following first');
    for (const computer of [first, second]) {
      for (const event_id of ['show', 'twice', 'other'])
        await computer.request('watchlist.save', { entry: { event_id } });
    }
    const entryOf = async (computer: ComputerProcess, event: string) =>
      ((await computer.request('watchlist.list', null)) as RequestResponses['watchlist.list']).entries
        .map(({ entry }) => entry)
        .find(({ event_id }) => event_id === event);
    const mute = async (computer: ComputerProcess, event: string, until: string | null) =>
      computer.request('watchlist.mute', { ids: [(await entryOf(computer, event))?.id], until });
    await mosquitto.stop('SIGKILL');
    await second.until('waits', ({ connection }) => connection.state === 'waiting');
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const sooner = new Date(Date.now() + 1_800_000).toISOString();
    for (const event of ['show', 'twice', 'other']) await mute(first, event, until);
    await mute(second, 'show', null);
    await mute(second, 'twice', sooner);
    await mosquitto.start();
    await waitFor('both mutes have come', async () => (await entryOf(second, 'other'))?.muted_until === until, 40_000);
    expect((await entryOf(second, 'show'))?.muted_until).toBeNull();
    expect((await entryOf(second, 'twice'))?.muted_until).toBe(sooner);
    await waitFor(
      'the later mute has come',
      async () => (await entryOf(first, 'twice'))?.muted_until === sooner,
      40_000,
    );
    await waitFor('the unmute has come', async () => (await entryOf(first, 'show'))?.muted_until === null, 40_000);
  }, 120_000);

  it('a computer that the user disconnects neither leads nor follows until it is connected again', async () => {
    const { gateway, start } = await setUpComputers();
    const first = await start('first');
    await first.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
    const second = await start('second');
    await second.until('follows', ({ connection }) => connection.detail === 'Following first');
    await first.request('connection.disconnect', null);
    await first.until('is disconnected', ({ connection }) => connection.state === 'paused');
    await second.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
    gateway.sendFrame(dropOf('only for the second'));
    await waitFor('it has alerted', () => alertsOf(second).length === 1);
    await first.request('connection.connect', null);
    await first.until('follows', ({ connection }) => connection.detail === 'Following second');
    await first.request('connection.disconnect', null);
    await first.until('is disconnected again', ({ connection }) => connection.state === 'paused');
    expect(alertsOf(first)).toEqual([]);
    expect(gateway.connections()).toHaveLength(1);
  });

  it('a leader hands over without a gap', async () => {
    const { gateway, start } = await setUpComputers();
    const first = await start('first');
    await first.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
    const second = await start('second');
    await first.until(
      'sees the other',
      ({ computers }) => computers?.list.some(({ can_lead: can, self }) => can && !self) ?? false,
    );
    await first.request('computers.handOver', null);
    await first.until('follows', ({ connection }) => connection.detail === 'Following second');
    await waitFor('there is one connection', () => gateway.connections().length === 1);
    gateway.sendFrame(dropOf('later'));
    await waitFor('both have alerted', () => [first, second].every((computer) => alertsOf(computer).length === 1));
    expect([...first.of('gap'), ...second.of('gap')]).toEqual([]);
  });
});
