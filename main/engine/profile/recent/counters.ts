import { LRUCache } from 'lru-cache';
import type { AppState } from '../../../../core/bridge/state/app.ts';
import { entriesFor } from '../../../../core/text/name-length.ts';
import { startOfDayMs, type TimeZone } from '../../../../core/time/wall-time.ts';
import type { EventMetadata, ResumeState } from '../../history/history-records.ts';
import type { ProcessedNotification } from '../../pipeline/processed-notification.ts';

/** Events whose newest metadata is kept. */
const MAX_EVENTS = 5000;
/** The fields of `EventMetadata` and `EventInfos`. */
const NAMES_PER_EVENT = 12;

/** What is counted per day and per entry, and the newest metadata of each event. Days are those of the user's time zone. */
export interface Counters {
  add(processed: ProcessedNotification): void;
  counts(): AppState['counts'];
  /** Milliseconds since the epoch of the newest alert of an entry, and how many it had today. */
  ofEntry(id: string): { readonly lastAlertAtMs: number | null; readonly alertsToday: number };
  /** Metadata of earlier runs, newest first: of events without a message in this run. */
  addEvents(metadata: readonly EventMetadata[]): void;
  /** How many tickets the user got by alerts of an entry. */
  gotTickets(entry: string): number;
  /** Counts tickets; a negative number takes them back. */
  addGotTickets(entry: string, tickets: number): void;
  eventMetadata(eventId: string): EventMetadata | null;
}

/** Creates the counters with what the history knows of earlier runs. Another time zone counts from its next midnight. */
export function createCounters(nowMs: () => number, timeZone: () => TimeZone, resumed: ResumeState): Counters {
  let day = currentDay();
  let alertsToday = resumed.alertsToday;
  let notificationsToday = resumed.notificationsToday;
  const entries = new Map(
    resumed.entryCounts.map((row) => [row.entry, { lastAlertAtMs: row.lastAlertAtMs, alertsToday: row.alertsToday }]),
  );
  const gotTickets = new Map(resumed.gotTickets.map(({ entry, tickets }) => [entry, tickets]));
  const events = new LRUCache<string, EventMetadata>({ max: MAX_EVENTS, maxSize: MAX_EVENTS, sizeCalculation: sizeOf });

  function currentDay() {
    const zone = timeZone();
    return { zone, startMs: startOfDayMs(nowMs(), zone) };
  }

  function resetOnNewDay(): void {
    const before = day;
    day = currentDay();
    if (day.zone !== before.zone || day.startMs === before.startMs) return;
    alertsToday = 0;
    notificationsToday = 0;
    for (const [id, entry] of entries) entries.set(id, { ...entry, alertsToday: 0 });
  }

  return {
    add({ item, receivedAtMs }) {
      if (item.test) return;
      resetOnNewDay();
      notificationsToday++;
      if (item.event_infos !== null) rememberEvent(events, item.event_id, item);
      if (item.outcome !== 'alert') return;
      alertsToday++;
      if (item.entry === null) return;
      const before = entries.get(item.entry);
      entries.set(item.entry, { lastAlertAtMs: receivedAtMs, alertsToday: (before?.alertsToday ?? 0) + 1 });
    },
    counts() {
      resetOnNewDay();
      return { alerts_today: alertsToday, notifications_today: notificationsToday };
    },
    ofEntry(id) {
      resetOnNewDay();
      return entries.get(id) ?? { lastAlertAtMs: null, alertsToday: 0 };
    },
    addEvents(metadata) {
      for (const one of metadata) {
        if (events.has(one.event_id) || events.calculatedSize + sizeOf(one) > MAX_EVENTS) continue;
        events.set(one.event_id, one);
      }
    },
    gotTickets: (entry) => gotTickets.get(entry) ?? 0,
    addGotTickets: (entry, tickets) => void gotTickets.set(entry, (gotTickets.get(entry) ?? 0) + tickets),
    eventMetadata: (eventId) => events.peek(eventId) ?? null,
  };
}

function sizeOf({ event_id, website, region, event_infos }: EventMetadata): number {
  const texts = [event_id, website, region, ...Object.values<string | null>({ ...event_infos })];
  return entriesFor(
    texts.reduce((sum, text) => sum + (text?.length ?? 0), 0),
    NAMES_PER_EVENT,
  );
}

function rememberEvent(events: LRUCache<string, EventMetadata>, id: string, metadata: EventMetadata): void {
  events.set(id, {
    event_id: id,
    website: metadata.website,
    region: metadata.region,
    event_infos: metadata.event_infos,
  });
}
