import {
  combineEscalations,
  isPhone,
  nextPhoneStep,
  type OpenAlert,
  repeatsItself,
} from '../../../core/alerts/phone-step.ts';
import { createDisposableStack } from '../../../core/lifecycle/disposable.ts';
import type { Settings } from '../../../core/settings/settings.ts';
import type { WatchlistEntry } from '../../../core/watchlist/entry.ts';
import { errorMessage } from '../../lib/error-message.ts';
import type { Alert } from '../alerts/alert.ts';
import type { Forwarding } from '../forwarding/forwarding.ts';
import type { Clock, Log, NetworkWatch, PresenceWatch } from '../ports.ts';
import type { PhoneDeliveries } from './phone-deliveries.ts';
import type { PhoneMemory } from './phone-memory.ts';

/** Alerts that wait for an answer. Beyond that the oldest go to the phone at once. */
const MAX_OPEN = 500;

export interface PhoneAlertsDeps {
  readonly clock: Clock;
  readonly log: Log;
  settings(): Settings;
  readonly presence: PresenceWatch | null;
  readonly network: Pick<NetworkWatch, 'onEvent'>;
  readonly forwarding: Pick<Forwarding, 'targetsOf' | 'forward' | 'handled' | 'onChange'>;
  /** The entries that want it, as they are now; empty: nobody wants to hear of it any more. */
  entriesNow(alert: Alert): readonly (WatchlistEntry | null)[];
  readonly memory: PhoneMemory;
  readonly deliveries: PhoneDeliveries;
}

/** Which alerts go to the phone, and when (`core/alerts/phone-step.ts`). */
export interface PhoneAlerts {
  /** Sends an alert to its forwarders: at once, or once the user is away or does not answer. Never throws. */
  raise(alert: Alert): void;
  /** Somebody is at it, or it is stale: it goes to no phone any more, and is taken back from where it went. */
  handled(alertId: number): void;
  /** Goes on with the alerts of the last run that nobody answered. */
  start(): Promise<void>;
  dispose(): void;
}

interface Waiting {
  readonly alert: Alert;
  readonly state: OpenAlert;
  /** Whether a service has it. */
  readonly delivered: boolean;
}

export function createPhoneAlerts(deps: PhoneAlertsDeps): PhoneAlerts {
  const { clock, forwarding, memory, deliveries } = deps;
  const open = new Map<number, Waiting>();
  const stack = createDisposableStack();
  let cancelWake = (): void => {};
  stack.defer(() => cancelWake());
  stack.defer(deps.network.onEvent(check));
  stack.defer(
    forwarding.onChange(({ what, by, forwarder, alerts }) => {
      if (!isPhone(forwarder)) return;
      for (const { id, repeat } of alerts) {
        if (id === 0) continue;
        const one = open.get(id);
        if (one !== undefined && what === 'delivered') open.set(id, { ...one, delivered: true });
        deliveries.add(id, what, by === null ? forwarder.label : `${forwarder.label}, by ${by}`, repeat);
      }
      save();
    }),
  );

  function save(): void {
    memory.save([...open.values()].map(({ alert, state, delivered }) => ({ item: alert.item, state, delivered })));
  }

  function send(alert: Alert, repeat: number): void {
    const phones = forwarding.targetsOf(alert).filter(isPhone);
    forwarding.forward(alert, repeat === 0 ? phones : phones.filter((phone) => !repeatsItself(phone)), repeat);
  }

  /** Does what is due. Returns how long nothing more is; `null` if nothing ever is. */
  function advance(id: number, { alert, state, delivered }: Waiting, nowMs: number): number | null {
    const entries = deps.entriesNow(alert);
    if (entries.length === 0) {
      open.delete(id);
      return null;
    }
    const { phone } = deps.settings();
    const presence = phone.when === 'away' && state.sentAtMs === null ? (deps.presence?.read() ?? null) : null;
    const next = nextPhoneStep(state, combineEscalations(entries), phone, presence, nowMs);
    if (next.step === 'wait') return next.forMs;
    if (next.step === 'done') {
      open.delete(id);
      return null;
    }
    const repeats = next.step === 'repeat' ? state.repeats + 1 : 0;
    const sent = { alert, state: { ...state, sentAtMs: nowMs, repeats }, delivered };
    open.set(id, sent);
    send(alert, repeats);
    return advance(id, sent, nowMs);
  }

  function check(): void {
    cancelWake();
    const nowMs = clock.elapsed();
    const waits = [...open].map(([id, waiting]) => advance(id, waiting, nowMs)).filter((wait) => wait !== null);
    save();
    if (waits.length > 0) cancelWake = clock.after(Math.min(...waits), check);
  }

  function add(alert: Alert, state: OpenAlert, delivered: boolean): void {
    open.set(alert.item.id, { alert, state, delivered });
    const [oldest] = open.values();
    if (open.size > MAX_OPEN && oldest !== undefined) {
      open.delete(oldest.alert.item.id);
      if (oldest.state.sentAtMs === null) send(oldest.alert, 0);
    }
  }

  return {
    raise(alert) {
      try {
        const targets = forwarding.targetsOf(alert);
        forwarding.forward(
          alert,
          targets.filter((forwarder) => !isPhone(forwarder)),
        );
        if (!targets.some(isPhone)) return;
        add(alert, { raisedAtMs: clock.elapsed(), sentAtMs: null, repeats: 0 }, false);
        check();
      } catch (error) {
        deps.log.error(`An alert was not queued for forwarding: ${errorMessage(error)}`);
      }
    },
    handled(alertId) {
      if (open.delete(alertId)) check();
      forwarding.handled(alertId);
    },
    async start() {
      for (const { alert, state, delivered } of await memory.restore()) add(alert, state, delivered);
      check();
    },
    dispose() {
      save();
      stack.dispose();
    },
  };
}
