import type { FrameDecoder } from '../../../../core/notification/decoding/incremental/frame-decoder.ts';
import type { NotificationRecord, StoredNotification } from '../history-records.ts';
import type { OfferNameWriter } from './names/offer-name-writer.ts';
import type { SeriesWriter } from './series-writer.ts';

/** A notification with its message. */
export type Message = Pick<NotificationRecord & StoredNotification, 'item' | 'frame' | 'receivedAtMs'>;

/** Writes what is kept of the offers of messages, each decoded once, inside transactions of the caller. */
export interface MessageWriter {
  /** Adds what the message of a notification that just came says. */
  add(message: Message): void;
  /** Adds to the series what an older message says. */
  addToSeries(message: Message): void;
  /** Adds the names of the message before those whose names are known. */
  addNames(message: Message): void;
  /** Forgets what is in memory, after a transaction was undone. */
  forget(): void;
}

export function createMessageWriter(decode: FrameDecoder, series: SeriesWriter, names: OfferNameWriter): MessageWriter {
  const notificationOf = ({ frame, receivedAtMs }: Message) => {
    const decoded = decode(frame, receivedAtMs);
    return decoded.kind === 'malformed' ? null : decoded.notification;
  };
  return {
    add(message) {
      const notification = notificationOf(message);
      if (notification === null) return;
      series.add(message, notification);
      names.add(message.item, notification);
    },
    addToSeries(message) {
      const notification = notificationOf(message);
      if (notification !== null) series.addEarlier(message, notification);
    },
    addNames(message) {
      const notification = notificationOf(message);
      if (notification !== null) names.addEarlier(message.item, notification);
    },
    forget() {
      series.forget();
      names.forget();
    },
  };
}
