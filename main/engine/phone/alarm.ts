import { type AlarmKind, alarmOf, type FeedFacts, isRecovered, isUsuallyBusy } from '../../../core/alerts/alarm.ts';
import { forwardersForAlarm } from '../../../core/alerts/choose-forwarders.ts';
import type { LastAlarm } from '../../../core/bridge/state/app.ts';
import type { ConnectionStatus } from '../../../core/connection/connection-status.ts';
import { createDisposableStack } from '../../../core/lifecycle/disposable.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { TimeFormat } from '../../../core/time/time-format.ts';
import type { Forwarding } from '../forwarding/forwarding.ts';
import type { Clock, Log, NetworkWatch } from '../ports.ts';
import type { SessionStore } from '../stores/session-store.ts';

const CHECK_INTERVAL_MS = 15_000;
/** How long what is usual counts before it is asked for again. */
const USUAL_AGE_MS = 15 * 60_000;
const WEEK_MS = 8 * 24 * 3_600_000;

export interface AlarmDeps {
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn'>;
  readonly session: SessionStore;
  readonly network: Pick<NetworkWatch, 'onEvent'>;
  readonly forwarding: Pick<Forwarding, 'announce'>;
  settings(): Settings;
  times(): TimeFormat;
  /** Also open while another computer hears the gateway for this one. */
  connection(): ConnectionStatus;
  /** What this computer is called, if it is one of several. */
  computer(): string | null;
  /** Whether what runs is the user's own account. */
  isLive(): boolean;
  /** When messages came, as `History.messageQuarters`. */
  messageQuarters(sinceMs: number): Promise<readonly number[]>;
  onChange(): void;
}

/** Tells forwarders when the feed itself is down, and when it is back. */
export interface Alarm {
  start(): void;
  /** A message came. */
  heard(): void;
  last(): LastAlarm | null;
  /** Whether something is wrong now that was reported. */
  isRaised(): boolean;
  dispose(): void;
}

export function createAlarm(deps: AlarmDeps): Alarm {
  const { clock, session } = deps;
  const stack = createDisposableStack();
  let offlineSinceMs: number | null = clock.elapsed();
  let heardAtMs = clock.elapsed();
  let messageAtMs: number | null = null;
  let raised: { readonly kind: AlarmKind; readonly atMs: number } | null = null;
  let usual: { readonly busy: boolean; readonly atMs: number } | null = null;
  let cancel = (): void => {};
  stack.defer(() => cancel());

  function readFacts(nowMs: number): FeedFacts {
    const { state } = deps.connection();
    if (state === 'open') {
      if (offlineSinceMs !== null) heardAtMs = nowMs;
      offlineSinceMs = null;
    } else offlineSinceMs ??= nowMs;
    return {
      wanted: deps.isLive() && state !== 'idle' && state !== 'paused',
      refused: state === 'unauthorised',
      offlineSinceMs,
      heardAtMs,
      messageAtMs,
      usuallyBusy: usual?.busy === true && nowMs - usual.atMs < USUAL_AGE_MS,
    };
  }

  /** Asks once in a while, and only after a long silence. */
  function refreshUsual(hours: number, nowMs: number): void {
    if (nowMs - heardAtMs < hours * 3_600_000 || (usual !== null && nowMs - usual.atMs < USUAL_AGE_MS)) return;
    usual = { busy: false, atMs: nowMs };
    deps.messageQuarters(clock.now() - WEEK_MS).then(
      (quarters) => {
        usual = { busy: isUsuallyBusy(quarters, hours, clock.now()), atMs: nowMs };
      },
      (error: Error) => deps.log.warn(`when messages usually come could not be read: ${error.message}`),
    );
  }

  function notify(alarm: AlarmKind | 'recovered', title: string, text: string): void {
    const { alarm: settings, forwarders } = deps.settings();
    const chosen = forwardersForAlarm(forwarders, settings.forward_to);
    deps.log.info(`${title}; ${chosen.length} forwarders are notified`);
    const computer = deps.computer();
    deps.forwarding.announce(chosen, alarm, { title: computer === null ? title : `${title} (${computer})`, text });
    deps.onChange();
  }

  function check(): void {
    cancel();
    cancel = clock.after(CHECK_INTERVAL_MS, check);
    const nowMs = clock.elapsed();
    const { alarm } = deps.settings();
    const facts = readFacts(nowMs);
    if (alarm.enabled && facts.wanted && alarm.silent_hours !== null) refreshUsual(alarm.silent_hours, nowMs);
    const now = alarmOf(facts, alarm, nowMs);
    const at = new Date(clock.now()).toISOString();
    if (now !== null && now !== raised?.kind) {
      raised = { kind: now, atMs: nowMs };
      session.update({ last_alarm: { kind: now, at, until: null } });
      const [title, text] = describe(now, alarm, deps.times().dateTime(at, clock.now()));
      notify(now, title, text);
    } else if (now === null && raised !== null && (!alarm.enabled || isRecovered(raised.kind, facts, raised.atMs))) {
      const { kind, atMs } = raised;
      raised = null;
      const before = session.get().last_alarm;
      if (before !== null) session.update({ last_alarm: { ...before, until: at } });
      const minutes = Math.max(1, Math.round((nowMs - atMs) / 60_000));
      if (alarm.enabled) notify('recovered', 'Eventory Tray is back', `${RECOVERED[kind]} after ${minutes} min.`);
      else deps.onChange();
    }
  }

  return {
    start() {
      // An alarm of the last run is reported again only if its cause still holds.
      const before = session.get().last_alarm;
      if (before?.until === null && deps.settings().alarm.enabled)
        raised = { kind: before.kind, atMs: clock.elapsed() - Math.max(0, clock.now() - Date.parse(before.at)) };
      stack.defer(
        deps.network.onEvent((event) => {
          // Nobody can be connected while the computer sleeps.
          if (event === 'resume' && offlineSinceMs !== null) offlineSinceMs = clock.elapsed();
        }),
      );
      check();
    },
    heard() {
      heardAtMs = clock.elapsed();
      messageAtMs = heardAtMs;
    },
    last: () => session.get().last_alarm,
    isRaised: () => raised !== null,
    dispose: stack.dispose,
  };
}

const RECOVERED: Readonly<Record<AlarmKind, string>> = {
  key_refused: 'The key is accepted again',
  offline: 'Connected again',
  silent: 'Messages arrive again',
};

/** Title and text. Neither holds a secret. */
function describe(kind: AlarmKind, alarm: Settings['alarm'], time: string): readonly [string, string] {
  switch (kind) {
    case 'key_refused':
      return [
        'Eventory Tray: key refused',
        `The service refused the API key at ${time}. No alerts arrive until a new one is entered.`,
      ];
    case 'offline':
      return [
        'Eventory Tray is offline',
        `No connection for ${alarm.offline_minutes} min at ${time}. No alerts arrive until it is back.`,
      ];
    case 'silent':
      return [
        'Eventory Tray hears nothing',
        `Connected, but no message for ${alarm.silent_hours} h at ${time}, though some usually come at this time.`,
      ];
  }
}
