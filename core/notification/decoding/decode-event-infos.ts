import { isJsonObject } from '../../text/json-object.ts';
import type { EventInfos } from '../notification.ts';
import { describeKind, type FieldLocation, readText } from './json-fields.ts';
import type { ProblemLog } from './problem-log.ts';

/** Reads `event_infos` (docs/protocol.md#6-event_infos). Absent: `null`. Its fields may be empty strings, which mean absent. */
export function decodeEventInfos(value: unknown, problems: ProblemLog): EventInfos | null {
  if (value === undefined || value === null) return null;
  if (!isJsonObject(value)) {
    problems.add(['event_infos'], `${describeKind(value)} where an object is expected; left out`);
    return null;
  }
  const place: FieldLocation = { path: ['event_infos'], problems };
  return {
    event_name: readText(value.event_name, place, 'event_name'),
    event_date: readText(value.event_date, place, 'event_date'),
    event_time: readText(value.event_time, place, 'event_time'),
    event_venue: readText(value.event_venue, place, 'event_venue'),
    event_venue_url: readText(value.event_venue_url, place, 'event_venue_url'),
    event_artist_name: readText(value.event_artist_name, place, 'event_artist_name'),
    event_location: readText(value.event_location, place, 'event_location'),
    event_url: readText(value.event_url, place, 'event_url'),
    event_image: readText(value.event_image, place, 'event_image'),
  };
}
