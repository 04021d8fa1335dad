/** What alerts can be looked up by, besides what the message says: what the user did, and what became of the toast. */
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

export type AlertFate = keyof typeof LABELS;
export const ALERT_FATES = Object.keys(LABELS) as readonly AlertFate[];

export const isAlertFate = (name: string): name is AlertFate => Object.hasOwn(LABELS, name);

/** A fate in words: "No toast: paused". */
export const formatAlertFate = (fate: AlertFate): string => LABELS[fate];
