import type { ForwardedAlert } from './forwarded-alert.ts';

/** What the test button of a forwarder sends. @param nowMs milliseconds since the epoch. */
export function testForwardedAlert(nowMs: number): ForwardedAlert {
  const timestamp = new Date(nowMs).toISOString();
  return {
    id: 0,
    test: true,
    alarm: null,
    repeat: 0,
    timestamp,
    received_at: timestamp,
    event_id: 'test',
    website: null,
    region: null,
    title: 'Test from Eventory Tray',
    text: 'Alerts arrive here. Nothing is on sale.',
    link: null,
    link_withheld: null,
    event: null,
    changes: [],
    best: null,
    surviving: 0,
    unverified: [],
    entry: null,
    repetition: null,
  };
}

/** What forwarders get about the feed itself. @param nowMs milliseconds since the epoch. */
export function alarmForwardedAlert(
  alarm: NonNullable<ForwardedAlert['alarm']>,
  { title, text }: Pick<ForwardedAlert, 'title' | 'text'>,
  nowMs: number,
): ForwardedAlert {
  return { ...testForwardedAlert(nowMs), test: false, event_id: 'eventory-tray', alarm, title, text };
}
