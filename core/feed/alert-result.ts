/** What alerts can be looked up by, besides what the message says: what the user did, and the outcome of the toast. */
const LABELS = {
  opened: 'Opened',
  got: 'Got it',
  gone: 'Gone',
  missed: 'Missed while paused or in quiet hours',
  shown: 'Toast shown',
  clicked: 'Toast clicked',
  failed: 'Toast failed',
  unknown: 'Toast sent, outcome unknown',
  paused: 'No toast: paused',
  'quiet hours': 'No toast: quiet hours',
  snoozed: 'No toast: snoozed',
  'toasts off': 'No toast: turned off',
  offline: 'Offline',
} as const;

export type AlertResult = keyof typeof LABELS;
export const ALERT_RESULTS = Object.keys(LABELS) as readonly AlertResult[];

export const isAlertResult = (name: string): name is AlertResult => Object.hasOwn(LABELS, name);

/** A result as text: "No toast: paused". */
export const formatAlertResult = (result: AlertResult): string => LABELS[result];
