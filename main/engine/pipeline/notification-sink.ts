import type { ProcessedNotification } from './processed-notification.ts';

/** Takes what comes out of the pipeline. In the app that is `dispatch.ts`; `watch` prints lines. */
export interface NotificationSink<Source> {
  /** Every notification, with its decision. */
  processed(source: Source, notification: ProcessedNotification): void;
  /** A frame that is not a notification. */
  malformed(error: string, text: string, receivedAtMs: number): void;
  /** An error in this app. The message was processed as far as possible. */
  error(what: string, error: Error): void;
}
