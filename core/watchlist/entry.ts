/**
 * A watchlist entry: which changes of one event the user wants to hear about.
 *
 * Field names and meaning are the API's own. Blank (`null`, `''`) means "no filter". The expression fields keep the
 * text the user wrote; `core/watchlist/expressions` parses it.
 */
export interface WatchlistEntry {
  /** Names the entry in decisions, exports and on the bridge. Unique within a watchlist. */
  readonly id: string;
  readonly event_id: string;
  readonly website: string | null;
  readonly label: string;
  readonly notes: string;
  readonly enabled: boolean;
  /** Change types; `*` means any. Never empty. */
  readonly change_type: readonly string[];
  /** Per ticket, fees included, inclusive. */
  readonly min_price_filter: number | null;
  /** Per ticket, fees included, inclusive. Never 0: that is stored as `null`. */
  readonly max_price_filter: number | null;
  readonly stock_threshold_filter: number | null;
  readonly seat_quantity: number | null;
  readonly section: string;
  readonly keywords: string;
  readonly standard_tickets: boolean;
  readonly resale_tickets: boolean;
  readonly general_admission_tickets: boolean;
  readonly platinum_tickets: boolean;
  readonly date_filter: string;
  readonly row_filter: string;
  /** Only prices below every one seen before: of the event, or of the offer's section. Ours, not the API's. */
  readonly new_low: 'event' | 'section' | null;
  /** Only prices at least so many percent below the median of the last days; from 0 to 100, both excluded. Ours. */
  readonly drop_percent: number | null;
  /** The days of that median, 1 to 30; `null` for the default. Ours. */
  readonly drop_days: number | null;
  /** Of resale only what is below the cheapest primary price seen. Ours. */
  readonly below_face: boolean;
  /** RFC3339. Kept as written: an unreadable one does not mute and is warned about. */
  readonly muted_until: string | null;
  /** Unknown facts fail this entry's filters instead of passing them. */
  readonly strict: boolean;
  /** How many tickets the user wants in all; local, for counting what was got. */
  readonly wanted_tickets: number | null;
  /** Open the best offer's link without a click. */
  readonly auto_open: boolean;
  /** Id of a sound in `core/alerts/sounds.ts` or of an own one, `none`, or `null` for the default of the settings. */
  readonly sound: string | null;
  /** Whether its alerts are spoken; `null` for the default of the settings. */
  readonly speak: boolean | null;
  /** Id of a browser in the settings, `system`, or `null` for the default of the settings. */
  readonly open_with: string | null;
  /** Ids of forwarders in the settings that get this entry's alerts; `null`: those that are on for all. */
  readonly forward_to: readonly string[] | null;
  /** Seconds until an alert that nobody answered goes to the phone, also while the user is at the desk; `null`: it does not by itself. */
  readonly phone_after_seconds: number | null;
  /** Seconds between repetitions on the phone, until it is handled or stale; `null` for none. */
  readonly repeat_every_seconds: number | null;
  /** How often it is repeated at most; `null` for the usual number. */
  readonly repeat_times: number | null;
}
