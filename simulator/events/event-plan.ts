import type { Region } from './currency.ts';
import type { SectionPlan } from './venue-layout.ts';

/** A show on sale: what does not change during an evening. */
export interface EventPlan {
  readonly eventId: string;
  readonly website: string;
  readonly region: Region;
  readonly sectionsType: 'OfferSections' | 'SeatMapSections';
  readonly artist: string;
  readonly name: string;
  readonly venue: string;
  readonly location: string;
  /** Of the primary offer in a middling section, fees included. */
  readonly basePrice: number;
  /** Days from the simulator's start to the show. */
  readonly daysUntilEvent: number;
  /** Local time of day at the venue. */
  readonly startTime: string;
  /** IANA name, for the offset from UTC on that day. */
  readonly timeZone: string;
  /** How the site writes `event_date`: with the venue's own offset, or in UTC with `event_time` beside it. */
  readonly dateStyle: 'offset' | 'utc';
  /** `none`: a site that exposes no event metadata; `sparse`: empty strings for what it does not know. */
  readonly infos: 'full' | 'sparse' | 'none';
  /** Seat offers name their row ("Standard Row C"). */
  readonly hasRows: boolean;
  readonly sections: readonly SectionPlan[];
  /** Keys of the sections where most of the evening's news is. */
  readonly popularSections: readonly string[];
}
