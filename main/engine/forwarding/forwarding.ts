import { forwardersForAlert } from '../../../core/alerts/choose-forwarders.ts';
import { UNUSED_TARGET } from '../../../core/alerts/target-status.ts';
import type { HealthState } from '../../../core/bridge/state/health.ts';
import type { Forwarder, WebForwarderKind } from '../../../core/settings/settings.ts';
import { withdraws } from '../../../core/settings/withdrawal.ts';
import type { TimeFormat } from '../../../core/time/time-format.ts';
import { createListeners } from '../../lib/listeners.ts';
import { type Alert, entriesOf } from '../alerts/alert.ts';
import { dropName } from '../computers/peer-actions.ts';
import type { Clock, Log, ProgramRunner, SecretStore } from '../ports.ts';
import { addressProblem } from './address-problem.ts';
import { forwardRequest, withdrawRequest } from './forward-request.ts';
import { type ForwardedAlert, toForwardedAlert } from './forwarded-alert.ts';
import { createTurns, type DeliveredDrop, type ForwardingGroup } from './group/turns.ts';
import type { ForwardRequest, Reply } from './http/post.ts';
import { type SendDeps, sendRequest } from './http/send-request.ts';
import { createForwarderQueue, type ForwarderQueue } from './queue/forwarder-queue.ts';
import { createProgramQueue, PROGRAM_TIMEOUT_MS } from './queue/program-queue.ts';
import type { SentMessage } from './queue/withdrawals.ts';
import { TARGETS } from './targets/targets.ts';
import { alarmForwardedAlert, testForwardedAlert } from './test-forwarded-alert.ts';

export interface ForwardingDeps extends SendDeps {
  readonly clock: Clock;
  readonly secrets: Pick<SecretStore, 'get'>;
  readonly log: Log;
  /** How the user wants times to be written. */
  times(): TimeFormat;
  readonly programs: ProgramRunner;
  /** The other computers that share targets. */
  readonly group: ForwardingGroup;
  /** 0 to 1; `Math.random` unless a test replaces it. */
  random?(): number;
}

/** Sends alerts to Discord, ntfy, webhooks and programs (`docs/alerts.md`). */
export interface Forwarding {
  /** Those that each of the alert's entries names; of one that names none, or if there is no entry, those that are on for all. */
  targetsOf(alert: Alert): readonly Forwarder[];
  /**
   * Queues an alert; returns at once and never throws.
   *
   * @param targets all that get it, unless some of them are named.
   * @param repeat 0 the first time.
   */
  forward(alert: Alert, targets?: readonly Forwarder[], repeat?: number): void;
  /** Queues what is said about the feed itself; returns at once and never throws. */
  announce(
    targets: readonly Forwarder[],
    alarm: NonNullable<ForwardedAlert['alarm']>,
    text: Pick<ForwardedAlert, 'title' | 'text'>,
  ): void;
  /** The alert is handled: what carries it is taken back from where that is possible and wanted. */
  handled(alertId: number): void;
  /** Messages that are not withdrawn yet, and those of an earlier run. */
  messages(): readonly ForwardedMessage[];
  resume(messages: readonly ForwardedMessage[]): void;
  /** What services have accepted and taken back. Returns its unsubscribe. */
  onChange(listener: (change: ForwardingChange) => void): () => void;
  /** Another computer delivered alerts to a target: this one does not send them there any more. @param by its name */
  deliveredElsewhere(targetId: string, delivered: readonly DeliveredDrop[], by: string): void;
  /** What this computer's targets are called in the group. */
  targetIds(): readonly string[];
  /** Settings or the group may have changed. */
  refreshTargets(): void;
  /** The address of a forwarder was stored or removed. */
  addressChanged(): void;
  /** Sends a test alert to one forwarder now. Never rejects; `detail` is fit to show and holds no address. */
  test(id: string): Promise<{ readonly delivered: boolean; readonly detail: string }>;
  status(): HealthState['forwarders'];
  /** Stops sending. What still waits is lost, and the log says so. */
  dispose(): void;
}

/** A message that a service accepted. */
interface ForwardedMessage extends SentMessage {
  /** Id in the settings. */
  readonly forwarder: string;
}

/** The results of alerts, by alert number. */
export interface ForwardingChange {
  readonly what: 'delivered' | 'withdrawn';
  /** The computer that delivered in place of this one; `null` if it is this one. */
  readonly by: string | null;
  readonly forwarder: Forwarder;
  readonly alerts: readonly { readonly id: number; readonly repeat: number }[];
}

/** Creates the forwarding of a run. The address of a forwarder is read from the secret store for each request. */
export function createForwarding(deps: ForwardingDeps): Forwarding {
  const queues = new Map<string, ForwarderQueue & { readonly kind: Forwarder['kind'] }>();
  const stopping = new AbortController();
  const targetsOf = (alert: Alert) =>
    forwardersForAlert(
      deps.settings().forwarders,
      entriesOf(alert).map((entry) => entry?.forward_to ?? null),
    );
  const find = (id: string) => deps.settings().forwarders.find((forwarder) => forwarder.id === id);

  const changes = createListeners<ForwardingChange>();
  const notifyElsewhere = (forwarder: Forwarder, { id, repeat }: Pick<ForwardedAlert, 'id' | 'repeat'>, by: string) =>
    changes.emit({ what: 'delivered', by, forwarder, alerts: [{ id, repeat }] });
  const turns = createTurns({
    clock: deps.clock,
    group: deps.group,
    addressOf: (id) => deps.secrets.get(`forwarder:${id}`),
    onElsewhere: notifyElsewhere,
  });
  /** What the names of targets were made of. */
  let shared = '';

  function refreshTargets(): void {
    const { forwarders } = deps.settings();
    const now = JSON.stringify([deps.group.targetId('webhook', ''), forwarders.map((one) => [one.id, one.enabled])]);
    if (now === shared || stopping.signal.aborted) return;
    shared = now;
    void turns.refresh(forwarders).then((complete) => {
      if (!complete) shared = '';
    });
  }

  async function send(
    id: string,
    build: (kind: WebForwarderKind, address: string, sentAt: string) => ForwardRequest | null,
  ): Promise<Reply | string> {
    const forwarder = find(id);
    if (forwarder === undefined || forwarder.kind === 'program') return 'it was removed from the settings';
    const address = await deps.secrets.get(`forwarder:${id}`);
    if (address === null) return 'no address is stored; enter it again';
    const problem = addressProblem(forwarder.kind, address);
    if (problem !== null) return problem;
    const sentAt = new Date(deps.clock.now()).toISOString();
    const request = build(forwarder.kind, address, sentAt);
    if (request === null) return 'the service cannot';
    const wantsBody = TARGETS[forwarder.kind].withdrawal !== undefined;
    return sendRequest(deps, request, { signal: stopping.signal, wantsBody });
  }

  async function run(id: string, alert: ForwardedAlert): Promise<string | null> {
    const program = find(id)?.program;
    if (program === undefined) return 'no program is chosen';
    const options = { timeoutMs: PROGRAM_TIMEOUT_MS, signal: stopping.signal };
    return deps.programs.run(program, `${JSON.stringify(alert)}\n`, options);
  }

  function queueOf(forwarder: Forwarder): ForwarderQueue {
    const { id, kind, label } = forwarder;
    const existing = queues.get(id);
    if (existing?.kind === kind) return existing;
    existing?.dispose();
    const { clock } = deps;
    const current = () => find(id) ?? forwarder;
    const onError = (detail: string) => deps.log.warn(`Forwarding to "${label}": ${detail}`);
    const queue =
      kind === 'program'
        ? createProgramQueue({ clock, run: (alert) => run(id, alert), onError })
        : createForwarderQueue({
            kind,
            clock,
            random: () => (deps.random ?? Math.random)(),
            send: (alerts) => send(id, (kind, address, sentAt) => forwardRequest(kind, address, alerts, sentAt)),
            withdraw: (messageId) => send(id, (kind, address) => withdrawRequest(kind, address, messageId)),
            onDelivered(alerts) {
              turns.delivered(id, alerts);
              changes.emit({ what: 'delivered', by: null, forwarder: current(), alerts });
            },
            onWithdrawn: (message) =>
              changes.emit({
                what: 'withdrawn',
                by: null,
                forwarder: current(),
                alerts: message.alerts.map((alert) => ({ id: alert, repeat: 0 })),
              }),
            onError,
          });
    queues.set(id, { ...queue, kind });
    return queue;
  }

  return {
    targetsOf,
    forward(alert, targets = targetsOf(alert), repeat = 0) {
      if (stopping.signal.aborted || targets.length === 0) return;
      const payload = toForwardedAlert(alert, deps.times(), repeat);
      const send = (forwarder: Forwarder) => queueOf(forwarder).add(payload);
      const isAlone = deps.group.targetId('webhook', '') === null;
      for (const forwarder of targets) {
        if (isAlone || forwarder.kind === 'program') send(forwarder);
        else turns.take(forwarder, payload, dropName(alert.notification), () => send(forwarder));
      }
    },
    announce(targets, alarm, text) {
      if (stopping.signal.aborted) return;
      for (const target of targets) queueOf(target).add(alarmForwardedAlert(alarm, text, deps.clock.now()));
    },
    handled(alertId) {
      for (const { id } of deps.settings().forwarders.filter(withdraws)) {
        turns.handled(id, alertId);
        queues.get(id)?.handled(alertId);
      }
    },
    messages: () =>
      [...queues].flatMap(([forwarder, queue]) => queue.messages().map((message) => ({ ...message, forwarder }))),
    resume(messages) {
      for (const { forwarder: id, ...message } of messages) {
        const forwarder = find(id);
        if (forwarder !== undefined) queueOf(forwarder).resume([message]);
      }
    },
    onChange: changes.add,
    deliveredElsewhere(targetId, delivered, by) {
      for (const id of turns.deliveredElsewhere(targetId, delivered, by)) {
        const forwarder = find(id);
        const removed = queues.get(id)?.remove((alert) => turns.isOneOf(alert, delivered)) ?? [];
        if (forwarder !== undefined) for (const alert of removed) notifyElsewhere(forwarder, alert, by);
      }
    },
    targetIds: turns.targetIds,
    refreshTargets,
    addressChanged() {
      shared = '';
      refreshTargets();
    },
    async test(id) {
      const forwarder = find(id);
      if (forwarder === undefined) return { delivered: false, detail: 'This forwarder is not saved yet.' };
      return queueOf(forwarder).test(testForwardedAlert(deps.clock.now()));
    },
    status: () =>
      deps.settings().forwarders.map(({ id }) => ({
        id,
        ...(queues.get(id)?.status() ?? UNUSED_TARGET),
      })),
    dispose() {
      stopping.abort();
      turns.dispose();
      for (const [id, queue] of queues) {
        queue.dispose();
        const waiting = queue.status().waiting + turns.waiting(id);
        if (waiting > 0) deps.log.warn(`Forwarding to "${find(id)?.label ?? id}": stopped with ${waiting} waiting`);
      }
    },
  };
}
