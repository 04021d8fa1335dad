import type { StatisticsPeriod } from './statistics-period.ts';

/** How many alerts had which result. */
export interface AlertCounts {
  readonly alerts: number;
  /** Of how many the link was opened. */
  readonly opened: number;
  /** Of how many the user says that tickets were got, and how many tickets. */
  readonly got: number;
  readonly tickets: number;
  /** Of how many the user says that they were gone. */
  readonly gone: number;
}

const NO_ALERTS: AlertCounts = { alerts: 0, opened: 0, got: 0, tickets: 0, gone: 0 };

/** Alerts of one entry (`null`: of none) and site (`null`: not stated). */
export interface CountedAlerts extends AlertCounts {
  readonly entry: string | null;
  readonly website: string | null;
}

/** Of the alerts whose result the user reported, the share that got tickets; `null` if of none. */
export function hitRate({ got, gone }: Pick<AlertCounts, 'got' | 'gone'>): number | null {
  return got + gone === 0 ? null : got / (got + gone);
}

/** Counts added up by what `key` names; the most alerts first. */
export function sumAlerts<K extends string | null>(
  counted: readonly CountedAlerts[],
  key: (one: CountedAlerts) => K,
): (AlertCounts & { readonly key: K })[] {
  return [...Map.groupBy(counted, key)]
    .map(([name, group]) => ({ ...totalAlerts(group), key: name }))
    .sort((a, b) => b.alerts - a.alerts);
}

export function totalAlerts(counted: readonly AlertCounts[]): AlertCounts {
  return counted.reduce(
    (sum, { alerts, opened, got, tickets, gone }) => ({
      alerts: sum.alerts + alerts,
      opened: sum.opened + opened,
      got: sum.got + got,
      tickets: sum.tickets + tickets,
      gone: sum.gone + gone,
    }),
    NO_ALERTS,
  );
}

/** Alerts by the outcome of their toast (`shown`), or by the reason why there was none (`paused`). `null`: not recorded. */
export interface CountedToasts {
  readonly toast: string | null;
  readonly alerts: number;
  readonly clicked: number;
}

/** Why an alert was missed: its toast was withheld. */
export const MISSED_TOASTS = ['paused', 'quiet hours'] as const;

/** What the history adds up to. Plain JSON: it crosses the bridge. */
export interface AlertStatistics {
  readonly period: StatisticsPeriod;
  /** When the period began, in milliseconds since the epoch; `null` for all there is. */
  readonly from: number | null;
  readonly counted: readonly CountedAlerts[];
  readonly toasts: readonly CountedToasts[];
  readonly messages: number;
  /** From a message's timestamp to its arrival; `null` without messages. */
  readonly delay_p50_ms: number | null;
  readonly delay_p95_ms: number | null;
  /** Alerts whose toast was withheld and whose link was not opened, and how many of them may still be available. */
  readonly missed: { readonly alerts: number; readonly available: number };
  /** How often and how long the connection was gone. What came then is not known. */
  readonly offline: { readonly times: number; readonly ms: number };
}
