import type { AppState } from '../../core/bridge/contract.ts';
import type { EventFacts, Resumption } from './history/records.ts';
import type { Judged } from './pipeline.ts';

/** Events whose newest metadata is remembered. */
const EVENTS_KEPT = 5000;

/** What is counted per day and per entry, and the newest metadata of each event. Days are the user's local ones. */
export interface Tallies {
  add(judged: Judged): void;
  counts(): AppState['counts'];
  /** Milliseconds since the epoch of the newest alert of an entry, and how many it had today. */
  ofEntry(id: string): { readonly lastAlertAt: number | null; readonly alertsToday: number };
  event(eventId: string): EventFacts | null;
}

/** The first millisecond of the local day that holds `atMs`. */
export function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}

/** Creates the tallies with what the history knows of earlier runs. */
export function createTallies(now: () => number, resumed: Resumption): Tallies {
  let day = startOfDay(now());
  let alertsToday = resumed.alerts_today;
  let notificationsToday = resumed.notifications_today;
  const entries = new Map(
    resumed.entries.map((row) => [row.entry, { lastAlertAt: row.last_alert_at, alertsToday: row.alerts_today }]),
  );
  const events = new Map([...resumed.events].reverse().map((facts) => [facts.event_id, facts]));

  function turnDay(): void {
    const today = startOfDay(now());
    if (today === day) return;
    day = today;
    alertsToday = 0;
    notificationsToday = 0;
    for (const [id, entry] of entries) entries.set(id, { ...entry, alertsToday: 0 });
  }

  return {
    add({ item, receivedAt }) {
      if (item.test) return;
      turnDay();
      notificationsToday++;
      if (item.event_infos !== null) remember(events, item.event_id, item);
      if (item.outcome !== 'alert') return;
      alertsToday++;
      if (item.entry === null) return;
      const before = entries.get(item.entry);
      entries.set(item.entry, { lastAlertAt: receivedAt, alertsToday: (before?.alertsToday ?? 0) + 1 });
    },
    counts() {
      turnDay();
      return { alerts_today: alertsToday, notifications_today: notificationsToday };
    },
    ofEntry(id) {
      turnDay();
      return entries.get(id) ?? { lastAlertAt: null, alertsToday: 0 };
    },
    event: (eventId) => events.get(eventId) ?? null,
  };
}

function remember(events: Map<string, EventFacts>, id: string, facts: EventFacts): void {
  events.delete(id);
  events.set(id, {
    event_id: id,
    website: facts.website,
    region: facts.region,
    event_infos: facts.event_infos,
  });
  const oldest = events.keys().next().value;
  if (events.size > EVENTS_KEPT && oldest !== undefined) events.delete(oldest);
}
