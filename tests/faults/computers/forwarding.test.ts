import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { RequestResponses } from '../../../core/bridge/contract.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { type Answer, ok, startRecorder, status } from '../../main/engine/forwarding/http-recorder.ts';
import { waitFor } from '../../support/wait-for.ts';
import type { ComputerProcess } from './computer-process.ts';
import { alertsOf, type Computers, dropOf, setUpComputers } from './computers-under-test.ts';
import { mosquittoUnavailableReason } from './mosquitto.ts';

const unavailableReason = mosquittoUnavailableReason();
const PAGE = { before: null, limit: 100, view: 'everything', query: '', website: null, change_type: null };
const BOT = '/bot123:s3cr3ts3cr3t/sendMessage?chat_id=-100';

/** A little later, so that a computer which does not wait for the other sends too. */
const later =
  (answer: Answer): Answer =>
  (response, received) =>
    void setTimeout(() => answer(response, received), 300);

/** Two computers that send to one recorder, once each knows that the other does. */
async function setUp(answer: Answer = ok, { kind = 'webhook', path = '/hook' } = {}) {
  const computers = await setUpComputers();
  const target = await startRecorder(later(answer));
  onTestFinished(target.stop);
  const first = await computers.start('first');
  await first.until('leads', ({ connection }) => connection.detail === 'Connected as leader');
  const second = await computers.start('second');
  await second.until('follows', ({ connection }) => connection.detail === 'Following first');
  for (const computer of [first, second]) {
    const forwarder = { id: 'f', kind, label: 'Home', enabled: true, for_all: true };
    await computer.request('forwarder.save', { ...forwarder, address: `${target.origin}${path}` });
  }
  await untilShared(computers, second);
  target.answer(answer);
  return { ...computers, target, first, second };
}

const itemOf = async (computer: ComputerProcess, event: string) =>
  ((await computer.request('feed.list', PAGE)) as RequestResponses['feed.list']).items.find(
    (item): item is NotificationItem => item.kind === 'notification' && item.event_id === event,
  );
/** Whom an alert was sent by, as a computer knows it. */
const sentTo = (computer: ComputerProcess, event: string) =>
  waitFor(`${computer.name} knows who sent ${event}`, async () => (await itemOf(computer, event))?.phone?.to, 20_000);

/** Sends drops until the follower leaves one to the leader: then both know that they share the target. */
async function untilShared({ gateway }: Pick<Computers, 'gateway'>, follower: ComputerProcess): Promise<void> {
  for (let n = 0; n < 20; n += 1) {
    gateway.sendFrame(dropOf(`before-${n}`));
    if ((await sentTo(follower, `before-${n}`)).includes('Home, by first')) return;
  }
  throw new Error('The computers do not share the target.');
}

describe('two computers that send to the same target', () => {
  beforeEach((context) => {
    if (unavailableReason !== null) context.skip(unavailableReason);
  });

  it('send an alert once', async () => {
    const { gateway, target, second } = await setUp();
    const eventsOf = () =>
      target.received.flatMap(({ body }) =>
        (body as { alerts: { event_id: string }[] }).alerts.map((alert) => alert.event_id),
      );
    for (const event of ['one', 'two', 'three']) gateway.sendFrame(dropOf(event));
    for (const event of ['one', 'two', 'three']) expect(await sentTo(second, event)).toEqual(['Home, by first']);
    // Each is a request of its own, so they may come in another order.
    const events = eventsOf().filter((event) => !event.startsWith('before'));
    expect(events.toSorted()).toEqual(['one', 'three', 'two']);
  }, 120_000);

  it('the follower sends what the leader’s watchlist does not want', async () => {
    const { gateway, first, second } = await setUp();
    await first.request('settings.update', { patch: { unlisted: 'feed' } });
    gateway.sendFrame(dropOf('only there'));
    expect(await sentTo(second, 'only there')).toEqual(['Home']);
    expect(alertsOf(first)).not.toContain('only there');
  }, 120_000);

  it('the follower sends what the target does not take from the leader', async () => {
    const { gateway, target, first, second } = await setUp();
    target.answer((response, received) => {
      status(403)(response, received);
      target.answer(ok);
    });
    gateway.sendFrame(dropOf('refused'));
    expect(await sentTo(second, 'refused')).toEqual(['Home']);
    expect((await itemOf(first, 'refused'))?.phone?.to ?? ['Home, by second']).toEqual(['Home, by second']);
  }, 120_000);

  it('the follower sends what the leader could not before it was killed', async () => {
    const { gateway, target, first, second } = await setUp();
    const before = target.received.length;
    // It has the request, and no answer yet: the leader has alerted, and does not know that it is delivered.
    target.answer(() => target.answer(ok));
    gateway.sendFrame(dropOf('last words'));
    await waitFor('the leader sends', () => target.received.length > before);
    await first.kill('SIGKILL');
    expect(await sentTo(second, 'last words')).toEqual(['Home']);
    expect(target.received).toHaveLength(before + 2);
  }, 120_000);

  it('without the broker each sends what it hears', async () => {
    const { gateway, mosquitto, first, second } = await setUp();
    await mosquitto.stop();
    await waitFor('both are connected', () => gateway.connections().length === 2, 20_000);
    gateway.sendFrame(dropOf('cut off'));
    for (const computer of [first, second]) expect(await sentTo(computer, 'cut off')).toEqual(['Home']);
  }, 120_000);

  it('a message is taken back by the one that sent it, whoever handles the alert', async () => {
    const accept: Answer = (response) =>
      response.writeHead(200).end(JSON.stringify({ ok: true, result: { message_id: 4711 } }));
    const { gateway, target, second } = await setUp(accept, { kind: 'telegram', path: BOT });
    const withdrawals = () => target.received.filter(({ path }) => path.includes('deleteMessage')).length;
    const handle = [
      (id?: number) => second.request('feed.result', { id, outcome: 'got', tickets: 2 }),
      (id?: number) => second.request('link.open', { id, offer: null, confirmed: true }),
    ];
    for (const [n, act] of handle.entries()) {
      const event = `handled-${n}`;
      const before = withdrawals();
      gateway.sendFrame(dropOf(event));
      expect(await sentTo(second, event)).toEqual(['Home, by first']);
      await act((await itemOf(second, event))?.id);
      await waitFor('the message is taken back', () => withdrawals() === before + 1, 30_000);
    }
  }, 120_000);
});
