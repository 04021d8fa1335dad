import type { HealthState } from '../../../core/bridge/health-state.ts';
import type { Forwarder, Settings } from '../../../core/settings/settings.ts';
import type { TimeFormat } from '../../../core/time/time-format.ts';
import type { Alert } from '../alerts/alert.ts';
import { chooseProxy } from '../gateway/choose-proxy.ts';
import type { Clock, Log, ProgramRunner, ProxyResolver, SecretStore } from '../ports.ts';
import type { ProxyPassword } from '../stores/proxy-password.ts';
import { addressProblem } from './address-problem.ts';
import { forwardRequest } from './forward-request.ts';
import { type ForwardedAlert, toForwardedAlert } from './forwarded-alert.ts';
import { createForwarderQueue, type ForwarderQueue } from './forwarder-queue.ts';
import { post, type Reply } from './post.ts';
import { createProgramQueue, PROGRAM_TIMEOUT_MS } from './program-queue.ts';
import { testForwardedAlert } from './test-forwarded-alert.ts';

const TIMEOUT_MS = 10_000;

export interface ForwardingDeps {
  readonly clock: Clock;
  readonly secrets: Pick<SecretStore, 'get'>;
  readonly log: Log;
  settings(): Settings;
  /** How the user wants times to be written. */
  times(): TimeFormat;
  readonly proxies: ProxyResolver;
  readonly programs: ProgramRunner;
  readonly proxyPassword: Pick<ProxyPassword, 'addTo'>;
  /** 0 to 1; `Math.random` unless a test replaces it. */
  random?(): number;
  /** How long a service may take to answer; 10 s unless a test changes it. */
  readonly timeoutMs?: number;
}

/** Sends alerts to Discord, ntfy, webhooks and programs (`docs/alerts.md`). */
export interface Forwarding {
  /** Queues an alert for the forwarders that get it; returns at once and never throws. */
  forward(alert: Alert): void;
  /** Sends a test alert to one forwarder now. Never rejects; `detail` is fit to show and holds no address. */
  test(id: string): Promise<{ readonly delivered: boolean; readonly detail: string }>;
  status(): HealthState['forwarders'];
  /** Stops sending. What still waits is lost, and the log says so. */
  dispose(): void;
}

/** Creates the forwarding of a run. The address of a forwarder is read from the secret store for each request. */
export function createForwarding(deps: ForwardingDeps): Forwarding {
  const queues = new Map<string, ForwarderQueue & { readonly kind: Forwarder['kind'] }>();
  const stopping = new AbortController();
  const find = (id: string) => deps.settings().forwarders.find((forwarder) => forwarder.id === id);

  async function send(id: string, alerts: readonly ForwardedAlert[]): Promise<Reply | string> {
    const forwarder = find(id);
    if (forwarder === undefined || forwarder.kind === 'program') return 'it was removed from the settings';
    const address = await deps.secrets.get(`forwarder:${id}`);
    if (address === null) return 'no address is stored; enter it again';
    const problem = addressProblem(forwarder.kind, address);
    if (problem !== null) return problem;
    const sentAt = new Date(deps.clock.now()).toISOString();
    const request = forwardRequest(forwarder.kind, address, alerts, sentAt);
    const setting = deps.proxyPassword.addTo(deps.settings().gateway.proxy);
    const proxy = await chooseProxy(setting, request.url.origin, deps.proxies);
    if (!proxy.ok) return 'the proxy in Settings, Connection is not the address of a proxy';
    return post(request, { proxy: proxy.url, timeoutMs: deps.timeoutMs ?? TIMEOUT_MS, signal: stopping.signal });
  }

  async function run(id: string, alert: ForwardedAlert): Promise<string | null> {
    const program = find(id)?.program;
    if (program === undefined) return 'no program is chosen';
    const options = { timeoutMs: PROGRAM_TIMEOUT_MS, signal: stopping.signal };
    return deps.programs.run(program, `${JSON.stringify(alert)}\n`, options);
  }

  function queueOf({ id, kind, label }: Forwarder): ForwarderQueue {
    const existing = queues.get(id);
    if (existing?.kind === kind) return existing;
    existing?.dispose();
    const { clock } = deps;
    const onError = (detail: string) => deps.log.warn(`Forwarding to "${label}": ${detail}`);
    const queue =
      kind === 'program'
        ? createProgramQueue({ clock, run: (alert) => run(id, alert), onError })
        : createForwarderQueue({
            kind,
            clock,
            random: () => (deps.random ?? Math.random)(),
            send: (alerts) => send(id, alerts),
            onError,
          });
    queues.set(id, { ...queue, kind });
    return queue;
  }

  return {
    forward(alert) {
      if (stopping.signal.aborted) return;
      const targets = forwardersOf(alert, deps.settings().forwarders);
      if (targets.length === 0) return;
      const payload = toForwardedAlert(alert, deps.times());
      for (const forwarder of targets) queueOf(forwarder).add(payload);
    },
    async test(id) {
      const forwarder = find(id);
      if (forwarder === undefined) return { delivered: false, detail: 'This forwarder is not saved yet.' };
      return queueOf(forwarder).test(testForwardedAlert(deps.clock.now()));
    },
    status: () =>
      deps.settings().forwarders.map(({ id }) => ({
        id,
        ...(queues.get(id)?.status() ?? { delivered: 0, failed: 0, waiting: 0, last_error: null }),
      })),
    dispose() {
      stopping.abort();
      for (const [id, queue] of queues) {
        queue.dispose();
        const { waiting } = queue.status();
        if (waiting > 0) deps.log.warn(`Forwarding to "${find(id)?.label ?? id}": stopped with ${waiting} waiting`);
      }
    },
  };
}

/** Those the alert's entry names; if it names none (`null`), or there is no entry, those that are on for all. */
function forwardersOf({ entry }: Alert, forwarders: readonly Forwarder[]): readonly Forwarder[] {
  const named = entry?.forward_to ?? null;
  return forwarders.filter(({ id, enabled, for_all }) => enabled && (named === null ? for_all : named.includes(id)));
}
