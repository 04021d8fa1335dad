import type { SectionPlan } from './layout.ts';
import type { Region } from './money.ts';

/** A show on sale: what does not change during an evening. */
export interface EventPlan {
  readonly event_id: string;
  readonly website: string;
  readonly region: Region;
  readonly sections_type: 'OfferSections' | 'SeatMapSections';
  readonly artist: string;
  readonly name: string;
  readonly venue: string;
  readonly location: string;
  /** Of the primary offer in a middling section, fees included. */
  readonly base_price: number;
  /** Days from the simulator's start to the show. */
  readonly in_days: number;
  /** Local time of day at the venue. */
  readonly starts_at: string;
  /** IANA name, for the offset from UTC on that day. */
  readonly time_zone: string;
  /** How the site writes `event_date`: with the venue's own offset, or in UTC with `event_time` beside it. */
  readonly date_style: 'offset' | 'utc';
  /** `none`: a site that exposes no event metadata; `sparse`: empty strings for what it does not know. */
  readonly infos: 'full' | 'sparse' | 'none';
  /** Seat offers name their row ("Standard Row C"). */
  readonly rows: boolean;
  readonly sections: readonly SectionPlan[];
  /** Keys of the sections where most of the evening's news is. */
  readonly hot: readonly string[];
}
