import type { Forwarder } from './settings.ts';

/** What can become of the message of a handled alert, by kind. */
interface WithdrawalAbility {
  /** Whether it is done unless the user says otherwise: a message on a phone is the user's own, one in a channel is not. */
  readonly byDefault: boolean;
  /** What is done, as a phrase: "deletes the message". */
  readonly effect: string;
  /** The same in a word or two for the forwarder's card. */
  readonly short: string;
}

/** `null` for kinds that cannot withdraw. */
export const WITHDRAWALS: Readonly<Record<Forwarder['kind'], WithdrawalAbility | null>> = {
  ntfy: { byDefault: true, effect: 'deletes the notification', short: 'withdraws' },
  telegram: { byDefault: true, effect: 'deletes the message', short: 'withdraws' },
  pushover: { byDefault: true, effect: 'ends its repetitions; the message stays', short: 'stops repeating' },
  discord: { byDefault: false, effect: 'deletes the message', short: 'withdraws' },
  matrix: { byDefault: false, effect: 'removes the message', short: 'withdraws' },
  slack: null,
  apprise: null,
  webhook: null,
  program: null,
};

/** Whether a forwarder's messages are taken back once their alerts are handled. */
export function withdraws({ kind, withdraw }: Pick<Forwarder, 'kind' | 'withdraw'>): boolean {
  const ability = WITHDRAWALS[kind];
  return ability !== null && (withdraw ?? ability.byDefault);
}
