import { hostname } from 'node:os';
import type { ElectionState } from '../../../core/computers/election-types.ts';
import { createMuteOrder } from '../../../core/computers/mute-order.ts';
import { receiptByOwnClock } from '../../../core/computers/other-clock.ts';
import { errorMessage } from '../../lib/error-message.ts';
import { createTrust } from '../gateway/trust.ts';
import { SecretsLocked } from '../ports.ts';
import { brokerConfigOf, parseBrokerSecret } from './broker-secret.ts';
import { type ComputerGroup, joinComputerGroup } from './computer-group.ts';
import type { Computers, ComputersDeps, PeerSinks } from './computers-types.ts';
import { createFrameFolding } from './frame-folding.ts';
import { groupNotice, lostNotice, NOT_SET_UP, TOO_LARGE } from './group-notices.ts';
import { coarsely, computersState, type GroupView, groupConnection, leaderOf } from './group-status.ts';
import { createKnownComputers } from './known-computers.ts';
import { deriveGroupKey } from './link/peer-cipher.ts';
import type { ItemSender } from './link/peer-link.ts';
import { actionByOwnClock } from './peer-actions.ts';
import { coverChange, hearingPeers, lastHeardMs } from './peer-cover.ts';
import { peerForwarding } from './peer-forwarding.ts';

/** How many messages that nobody can read make a wrong passphrase likely. */
const STRANGE_MESSAGES = 2;
/** A refused key does not lead for so long, unless the user or a new key says otherwise. */
const REFUSED_KEY_MS = 10 * 60_000;

export function createComputers(deps: ComputersDeps): Computers {
  const { clock, log, settings, gateway, conditions } = deps;
  const known = createKnownComputers(deps.session);
  const trust = createTrust();
  const folding = createFrameFolding(clock.elapsed);
  const muteOrder = createMuteOrder();
  let group: ComputerGroup | null = null;
  let broker = '';
  /** What the running group was made with. */
  let running = '';
  let wanted = true;
  let refusedUntilMs = Number.NEGATIVE_INFINITY;
  let behindMs: number | null = null;
  let lost = 0;
  let shown = '';
  let changes: Promise<void> = Promise.resolve();
  let disposed = false;
  let sinks: PeerSinks | null = null;
  const settingsNow = () => JSON.stringify([settings.get().computers, settings.get().gateway.ca_file]);
  let appliedSettings = settingsNow();

  const isOn = () => settings.get().computers.enabled && wanted && deps.isLive() && !disposed;
  const name = () => settings.get().computers.name || hostname();

  function view(): GroupView | null {
    if (group === null) return null;
    return {
      group,
      broker,
      self: { id: known.selfId(), name: name() },
      known: known.list(),
      ifBrokerDown: settings.get().computers.if_broker_down,
      behindMs,
      own: gateway.status(),
      strangersOnly: areStrangersOnly(group),
    };
  }

  async function change(): Promise<void> {
    const secret = isOn() ? parseBrokerSecret(await deps.secrets.get('computers')) : null;
    const next = secret === null || !isOn() ? '' : JSON.stringify([secret, settings.get().gateway.ca_file]);
    if (next === running && (next !== '') === (group !== null)) {
      group?.update();
    } else {
      await leave();
      running = next;
      if (secret !== null && next !== '') await join(secret);
    }
    conditions.set('computers setup', isOn() && secret === null ? NOT_SET_UP : null);
    if (group === null) gateway.hold(false);
    publishState();
  }

  async function join(secret: NonNullable<ReturnType<typeof parseBrokerSecret>>): Promise<void> {
    const { address, passphrase } = secret;
    const key = await deriveGroupKey(passphrase, address.topic);
    if (!isOn()) return;
    broker = address.label;
    lost = 0;
    const caFile = settings.get().gateway.ca_file;
    const config = brokerConfigOf(secret, () => trust.contextFor({ caFile, extraCa: null }));
    log.info(`computers: joining those on ${broker}`);
    group = joinComputerGroup(config, key, {
      clock,
      monotonicMs: deps.monotonicMs ?? (() => performance.now()),
      random: deps.random ?? Math.random,
      id: known.selfId,
      name,
      ifBrokerDown: () => settings.get().computers.if_broker_down,
      self: selfNow,
      targets: deps.targets,
      onItem: receive,
      onLost(count, from) {
        lost += count;
        log.warn(`computers: ${count} message(s) of ${from} did not arrive`);
        conditions.set('computers lost', lostNotice(lost, from));
      },
      onChange: groupChanged,
      listening: gateway.status().state === 'open',
    });
    groupChanged(group.election());
  }

  async function leave(): Promise<void> {
    const left = group;
    group = null;
    behindMs = null;
    for (const topic of ['computers', 'computers lost']) conditions.set(topic, null);
    await left?.dispose();
  }

  function selfNow() {
    const { state, detail } = gateway.status();
    if (state === 'unauthorised') refusedUntilMs = clock.elapsed() + REFUSED_KEY_MS;
    const strange = group !== null && areStrangersOnly(group) && settings.get().computers.if_broker_down === 'wait';
    const canLead = deps.hasKey() && !strange && clock.elapsed() >= refusedUntilMs;
    return { canLead, hearing: state === 'open', detail };
  }

  function receive(item: Parameters<ComputerGroup['send']>[0], sender: ItemSender): void {
    if (item.kind === 'action') {
      const action = actionByOwnClock(item.action, sender.clock);
      sinks?.onAction(action.kind === 'mute' ? muteOrder.received(action) : action, sender.name);
      return;
    }
    const nowMs = clock.now();
    const receivedAtMs = receiptByOwnClock(item.receivedAtMs, sender.clock, nowMs);
    behindMs = nowMs - receivedAtMs;
    sinks?.onFrame(item.text, receivedAtMs, sender.session);
  }

  function groupChanged(before: ElectionState): void {
    if (group === null) return;
    const now = group.election();
    gateway.hold(!now.listen);
    if (group !== null) known.follow(group.heard(), before, now);
    if (now.role !== before.role || now.leader !== before.leader) {
      log.info(
        `computers: ${now.role}${now.leader === null ? '' : ` of ${leaderOf(group)?.presence.name ?? 'another computer'}`}, term ${now.term}`,
      );
      if (now.role !== 'follower') behindMs = null;
    }
    reportCover(before, now);
    publishState();
  }

  function reportCover(before: ElectionState, now: ElectionState): void {
    const change = coverChange(before, now, group?.heard() ?? [], clock.now());
    if (change === 'covered') sinks?.onCovered();
    else if (change !== null) sinks?.onGap(change);
  }

  function publishState(): void {
    const current = view();
    if (current !== null) conditions.set('computers', groupNotice(current));
    const now = JSON.stringify(current === null ? null : [coarsely(computersState(current)), groupConnection(current)]);
    if (now === shown) return;
    shown = now;
    deps.onStateChange();
  }

  function apply(): Promise<void> {
    appliedSettings = settingsNow();
    // A connection that is there stays until another computer is known to have one.
    if (isOn() && group === null && gateway.status().state !== 'open') gateway.hold(true);
    if (!deps.isLive()) gateway.hold(false);
    refusedUntilMs = Number.NEGATIVE_INFINITY;
    changes = changes.then(change).catch((error) => {
      log.error(`computers: ${errorMessage(error)}`);
      // Without the key store there is no key either, and it is read again once it is open.
      if (group === null && !(error instanceof SecretsLocked)) gateway.hold(false);
    });
    return changes;
  }

  const unsubscribe = gateway.onStatus(() => group?.update());

  return {
    start(given) {
      sinks = given;
      if (settings.get().computers.enabled) gateway.hold(true);
    },
    settingsChanged() {
      if (settingsNow() === appliedSettings || sinks === null) return;
      void apply();
    },
    apply,
    async setWanted(now) {
      wanted = now;
      await apply();
      // While the connection was held, it could not be asked to disconnect.
      if (!wanted) gateway.disconnect();
    },
    publish(text, receivedAtMs) {
      if (group === null) return;
      const published = group.send({ kind: 'frame', text, receivedAtMs });
      if (!published) {
        log.warn('computers: a message was too large to be published');
        conditions.set('computers size', TOO_LARGE);
      }
    },
    isCopy: (content, origin) => group !== null && folding.isCopy(content(), origin),
    forwarding: peerForwarding(() => group),
    act(action) {
      group?.send({ kind: 'action', action: action.kind === 'mute' ? muteOrder.acted(action) : action });
    },
    status() {
      const current = view();
      return current === null ? gateway.status() : groupConnection(current);
    },
    selfName: () => (settings.get().computers.enabled ? name() : null),
    heldBy: () =>
      group === null || group.election().listen ? null : (leaderOf(group)?.presence.name ?? 'another computer'),
    isCovered: () => group !== null && hearingPeers(group.election()).length > 0,
    lastSignOfLifeMs() {
      const others = group === null ? null : lastHeardMs(group.election(), group.heard());
      const own = gateway.lastSignOfLifeMs();
      return own === null || others === null ? (own ?? others) : Math.max(own, others);
    },
    state() {
      const current = view();
      return current === null ? null : computersState(current);
    },
    handOver: () => group?.handOver(),
    forget(id) {
      known.forget(id);
      publishState();
    },
    async dispose() {
      disposed = true;
      unsubscribe();
      await changes;
      await leave();
    },
  };
}

/** Whether everything that arrives is sealed with another passphrase. */
function areStrangersOnly(group: ComputerGroup): boolean {
  return group.heard().length === 0 && group.refused() >= STRANGE_MESSAGES;
}
