import type { ForwardedAlert } from './forwarded-alert.ts';

/** What the test button of a forwarder sends. @param nowMs milliseconds since the epoch. */
export function testForwardedAlert(nowMs: number): ForwardedAlert {
  const timestamp = new Date(nowMs).toISOString();
  return {
    id: 0,
    test: true,
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
