import type { AlarmKind } from '../../../core/alerts/alarm.ts';
import { combineEscalations } from '../../../core/alerts/phone-step.ts';
import { formatToast } from '../../../core/feed/format/toast-text.ts';
import { checkLink } from '../../../core/links/check-link.ts';
import type { Change } from '../../../core/notification/notification.ts';
import type { TimeFormat } from '../../../core/time/time-format.ts';
import { type Alert, entriesOf } from '../alerts/alert.ts';

/** One alert as a webhook receives it. Documented in `docs/alerts.md`: fields are added, never changed. */
export interface ForwardedAlert {
  /** Number of the alert on this machine: the same in a repeated delivery. */
  readonly id: number;
  readonly test: boolean;
  /** What is wrong with the feed itself (`recovered`: nothing any more), if this is no alert; else `null`. */
  readonly alarm: AlarmKind | 'recovered' | null;
  /** How often it was sent before, because nobody answered; 0 the first time. */
  readonly repeat: number;
  /** RFC3339 */
  readonly timestamp: string;
  readonly received_at: string;
  readonly event_id: string;
  readonly website: string | null;
  readonly region: string | null;
  /** As on the toast: "Floor GA · $129.50 · 12 left". */
  readonly title: string;
  readonly text: string;
  /** What a click on the toast opens at once; `null` if there is nothing to open, or the app would ask first. */
  readonly link: string | null;
  /** Why a link that exists is not sent: the app asks before it opens it, a phone would not. Else `null`. */
  readonly link_withheld: string | null;
  readonly event: Alert['item']['event_infos'];
  readonly changes: readonly Change[];
  readonly best: Alert['item']['best'];
  /** How many offers passed the filters. */
  readonly surviving: number;
  /** Filters that the message did not allow to check. */
  readonly unverified: readonly string[];
  readonly entry: { readonly id: string; readonly label: string } | null;
  /** How it is repeated if nobody answers; `null` if it is not. */
  readonly repetition: { readonly every_seconds: number; readonly times: number } | null;
}

/** The facts of an alert that leave the machine. Notes and filters of the entry stay. */
export function toForwardedAlert(alert: Alert, times: TimeFormat, repeat = 0): ForwardedAlert {
  const { item, notification, decision, entry } = alert;
  const { title, body } = formatToast(item, false, times);
  const link = checkLink(decision.link);
  const { everyS, times: repeats } = combineEscalations(entriesOf(alert));
  return {
    id: item.id,
    test: item.test,
    alarm: null,
    repeat,
    timestamp: item.timestamp,
    received_at: item.received_at,
    event_id: item.event_id,
    website: item.website,
    region: item.region,
    title,
    text: body,
    link: link.action === 'open' ? decision.link : null,
    // Names no host: clients turn what looks like one into a link.
    link_withheld: link.action === 'confirm' ? 'Check the link in Eventory Tray before you open it.' : null,
    event: item.event_infos,
    changes: (notification.changes ?? []).map(({ type, sections }) => ({ type, sections })),
    best: item.best,
    surviving: item.surviving,
    unverified: item.unverified,
    entry: entry === null ? null : { id: entry.id, label: entry.label },
    repetition: everyS === null ? null : { every_seconds: everyS, times: repeats },
  };
}
