import { isJsonObject, kindOf, readFields } from './fields.ts';
import type { EventInfos } from './notification.ts';
import type { ProblemLog } from './problems.ts';

/** Reads `event_infos` (API document, section 4). Absent: `null`. Its fields may be empty strings, which mean absent. */
export function decodeEventInfos(value: unknown, problems: ProblemLog): EventInfos | null {
  if (value === undefined || value === null) return null;
  if (!isJsonObject(value)) {
    problems.add(['event_infos'], `${kindOf(value)} where an object is expected; left out`);
    return null;
  }
  const fields = readFields(value, ['event_infos'], problems);
  return {
    event_name: fields.text('event_name'),
    event_date: fields.text('event_date'),
    event_time: fields.text('event_time'),
    event_venue: fields.text('event_venue'),
    event_venue_url: fields.text('event_venue_url'),
    event_artist_name: fields.text('event_artist_name'),
    event_location: fields.text('event_location'),
    event_url: fields.text('event_url'),
    event_image: fields.text('event_image'),
  };
}
