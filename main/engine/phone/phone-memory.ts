import { otherAlertingEntries } from '../../../core/alerts/other-entries.ts';
import type { OpenAlert } from '../../../core/alerts/phone-step.ts';
import type { NotificationItem } from '../../../core/feed/feed-item.ts';
import { isHandled } from '../../../core/feed/item-result.ts';
import type { Alert } from '../alerts/alert.ts';
import type { Forwarding } from '../forwarding/forwarding.ts';
import type { Clock, Log } from '../ports.ts';
import type { Profile } from '../profile/profile.ts';
import type { SessionStore } from '../stores/session-store.ts';
import type { PhoneDeliveries } from './phone-deliveries.ts';

/** How long changes are collected before they are stored. */
const SAVE_INTERVAL_MS = 1_000;

/** An alert that nobody answered yet. */
interface KeptAlert {
  readonly item: NotificationItem;
  readonly state: OpenAlert;
  /** Whether a service has it. */
  readonly delivered: boolean;
}

/** Keeps over a restart which alerts nobody answered, and which messages are not withdrawn. */
export interface PhoneMemory {
  save(open: readonly KeptAlert[]): void;
  /** What the last run left. What was handled meanwhile is withdrawn, and left out. Never rejects. */
  restore(): Promise<readonly (Omit<KeptAlert, 'item'> & { readonly alert: Alert })[]>;
}

export interface PhoneMemoryDeps {
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  readonly session: SessionStore;
  readonly forwarding: Pick<Forwarding, 'messages' | 'resume' | 'handled'>;
  readonly deliveries: Pick<PhoneDeliveries, 'remember'>;
  /** `null` while another profile is the current one. */
  liveProfile(): Pick<Profile, 'recent' | 'watchlist'> | null;
}

/**
 * Stores times by the clock. An alert that was queued but that no service had is sent again after a restart; one that a
 * service had goes on with its repetitions.
 */
export function createPhoneMemory(deps: PhoneMemoryDeps): PhoneMemory & { dispose(): void } {
  const { clock, session, forwarding } = deps;
  let open: readonly KeptAlert[] = [];
  let cancel: (() => void) | null = null;

  function store(): void {
    cancel?.();
    cancel = null;
    const wall = (elapsedMs: number) => new Date(clock.now() - (clock.elapsed() - elapsedMs)).toISOString();
    const kept = open.map(({ item, state, delivered }) => ({
      id: item.id,
      received_at: item.received_at,
      raised_at: wall(state.raisedAtMs),
      sent_at: delivered && state.sentAtMs !== null ? wall(state.sentAtMs) : null,
      repeats: delivered ? state.repeats : 0,
    }));
    const messages = forwarding.messages().map(({ forwarder, id, alerts }) => ({ forwarder, id, alerts: [...alerts] }));
    const before = session.get().phone;
    const phone = { open: kept, messages };
    if (JSON.stringify(phone) !== JSON.stringify(before)) session.update({ phone });
  }

  return {
    save(next) {
      open = next;
      cancel ??= clock.after(SAVE_INTERVAL_MS, store);
    },
    async restore() {
      const profile = deps.liveProfile();
      const kept = session.get().phone;
      if (profile === null) return [];
      const elapsed = (at: string) => clock.elapsed() - Math.max(0, clock.now() - Date.parse(at));
      const find = (id: number) =>
        profile.recent.get(id).catch((error: Error) => {
          deps.log.warn(`an alert of the last run could not be read: ${error.message}`);
          return null;
        });
      forwarding.resume(kept.messages);
      for (const id of new Set(kept.messages.flatMap(({ alerts }) => alerts))) {
        const found = await find(id);
        if (found === null) continue;
        deps.deliveries.remember(found.item);
        if (isHandled(found.item)) forwarding.handled(id);
      }
      const alsoWanting = ({ notification, decision }: Pick<Alert, 'notification' | 'decision'>) =>
        otherAlertingEntries(notification, decision, profile.watchlist.index(), { nowMs: clock.now(), history: null });
      const restored = [];
      for (const { id, received_at: receivedAt, raised_at: raisedAt, sent_at: sentAt, repeats } of kept.open) {
        const found = await find(id);
        if (found === null || found.item.received_at !== receivedAt || isHandled(found.item)) continue;
        const { item, notification, decision } = found;
        const entry = decision.entry === null ? null : profile.watchlist.get(decision.entry);
        restored.push({
          alert: { item, notification, decision, entry, also: alsoWanting(found) },
          state: { raisedAtMs: elapsed(raisedAt), sentAtMs: sentAt === null ? null : elapsed(sentAt), repeats },
          delivered: sentAt !== null,
        });
      }
      return restored;
    },
    dispose() {
      if (cancel !== null) store();
    },
  };
}
