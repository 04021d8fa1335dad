import type { Gap } from '../connection/connection-status.ts';
import type { Decision, FilterName, Outcome } from '../matching/decision.ts';
import type { TicketClassField } from '../matching/filters/ticket-class.ts';
import type { Change, EventInfos, Notification, Offer } from '../notification/notification.ts';
import type { OfferEvaluation } from './evaluate-offers.ts';
import type { Superseded } from './groups/superseded.ts';
import type { PhoneDelivery } from './phone-delivery.ts';
import type { PriceContext } from './price/price-context.ts';
import type { Relaxation } from './relaxation/relaxation.ts';

/** One line of the feed: a notification in brief, or a gap in the connection. */
export type FeedItem = NotificationItem | GapItem;

/** A notification as the feed shows it. Small whatever the message's size: this is what crosses the bridge 200 times a second. */
export interface NotificationItem {
  readonly kind: 'notification';
  /** Its number in the history: grows with arrival, unique among notifications and gaps. */
  readonly id: number;
  /** RFC3339 */
  readonly received_at: string;
  readonly timestamp: string;
  readonly event_id: string;
  readonly website: string | null;
  readonly region: string | null;
  readonly event_infos: EventInfos | null;
  /** At most 8 section names a type; `more` counts the rest. */
  readonly changes: readonly (Change & { readonly more: number })[];
  readonly outcome: Outcome;
  /** Id of the deciding entry. */
  readonly entry: string | null;
  /** The best surviving offer; if none survived, the cheapest one, so that the row can say what was missed. */
  readonly best: OfferSummary | null;
  readonly surviving: number;
  readonly offer_count: number;
  /** For a row that did not alert: why, in one phrase ("above your max 150.00"). `null` for an alert. */
  readonly why: string | null;
  /** What would have let a filtered message alert; absent if no change of the entry is known to. */
  readonly relaxation?: Relaxation;
  readonly unverified: readonly FilterName[];
  /** How the best offer's price compares with what was seen before; absent if there is nothing to compare with. */
  readonly price_context?: PriceContext;
  /** Set once a later message of the event took the best offer away or raised its price. */
  readonly superseded?: Superseded;
  /** The result, as the user says. */
  readonly result?: ItemResult;
  /** How it went to the phone; absent if it did not. */
  readonly phone?: PhoneDelivery;
  /** Whether there is a link that a click may open. */
  readonly has_link: boolean;
  /** RFC3339. When its link was last opened; `null` if never. */
  readonly opened_at: string | null;
  /** Made by "Send a test alert". */
  readonly test: boolean;
}

/** What a row shows of an offer. What is absent was not noted by the version of the app that stored the row. */
export interface OfferSummary
  extends Pick<
    Offer,
    'key' | 'section_name' | 'offer_name' | 'row' | 'price' | 'price_label' | 'stock' | 'longest_adjacent_seats'
  > {
  /** Every class it belongs to. */
  readonly classes?: readonly TicketClassField[];
  /** Set if it cannot be bought. */
  readonly unavailable?: 'sold out' | 'not on sale';
}

/** The result of a drop, as the user says. */
export interface ItemResult {
  readonly outcome: ResultOutcome;
  /** RFC3339 */
  readonly at: string;
  /** How many tickets were got; 0 for any other outcome. */
  readonly tickets: number;
}

export const RESULT_OUTCOMES = ['got', 'gone', 'trying'] as const;
type ResultOutcome = (typeof RESULT_OUTCOMES)[number];

export interface GapItem extends Gap {
  readonly kind: 'gap';
  readonly id: number;
}

/** Everything known of one notification, for the detail pane. */
export interface FeedDetail {
  readonly item: NotificationItem;
  readonly notification: Notification;
  readonly decision: Decision;
  /** Every offer of the message, those that pass first. */
  readonly offers: readonly OfferEvaluation[];
  /** Every reason of the decision in words, most telling first. */
  readonly explanation: readonly string[];
}
