import type { FeedDetail } from '../../../core/feed/feed-item.ts';
import { formatEventTitle } from '../../../core/feed/format/format-event-title.ts';
import { checkImage } from '../../../core/links/check-image.ts';
import { useEventDate } from '../../state/event-date.ts';
import { useApp } from '../../state/stores.tsx';
import { PaneHeading } from '../../ui/side-pane/PaneHeading.tsx';
import { useEntryLabel } from '../use-entry-label.ts';
import styles from './detail.module.css';

/** What a notification is about, with the entry that watches it. */
export function NotificationHeading({ detail: { item, notification } }: { detail: FeedDetail }) {
  const infos = notification.event_infos;
  const label = useEntryLabel(item);
  const title = formatEventTitle(item, label);
  const artist = infos?.event_artist_name ?? null;
  return (
    <PaneHeading
      title={title}
      date={useEventDate(infos, { full: true })}
      place={[[infos?.event_venue, infos?.event_location].filter(Boolean).join(', ')]}
      source={[
        artist === title ? null : artist,
        item.website,
        item.region,
        label === '' || label === title ? null : `watched by “${label}”`,
      ]}
      image={<EventImage item={item} />}
    />
  );
}

/** The image that the message names, if the user allows that: in a separate document, which can reach nothing else. */
function EventImage({ item }: { item: FeedDetail['item'] }) {
  const allowed = useApp((app) => app.state?.settings.remote_images === true);
  if (!allowed || checkImage(item.event_infos?.event_image ?? null) === null) return null;
  return (
    <iframe
      key={item.id}
      className={styles.image}
      src={`event-image?id=${item.id}`}
      sandbox=""
      referrerPolicy="no-referrer"
      title="Image of the event"
      tabIndex={-1}
    />
  );
}
