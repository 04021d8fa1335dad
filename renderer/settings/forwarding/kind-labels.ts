import type { Forwarder } from '../../../core/settings/settings.ts';

/** What a destination is, in the form and on its card. */
export const KIND_LABELS: Record<Forwarder['kind'], string> = {
  ntfy: 'ntfy',
  telegram: 'Telegram',
  pushover: 'Pushover',
  discord: 'Discord',
  slack: 'Slack',
  matrix: 'Matrix',
  apprise: 'Apprise',
  webhook: 'Webhook (JSON)',
  program: 'Program on this computer',
};
