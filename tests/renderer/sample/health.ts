import type { DiagnosisStep, HealthState } from '../../../core/bridge/state/health.ts';
import { NOW_MS } from './events.ts';

const step = (
  name: string,
  state: DiagnosisStep['state'],
  detail: string,
  duration_ms: number | null,
): DiagnosisStep => ({
  name,
  state,
  detail,
  duration_ms,
  problem:
    state === 'failed'
      ? {
          cause: 'tls_expired',
          sentence: 'The certificate of api.eventory.ai has expired.',
          next_step: 'Check the date of this computer; if it is right, the service has to renew it.',
        }
      : null,
});

/** A run of the checks that ends at an expired certificate. */
export const SAMPLE_HEALTH: HealthState = {
  steps: [
    step('DNS lookup', 'passed', 'api.eventory.ai resolved to 203.0.113.7', 12),
    step('TCP', 'passed', 'Port 443 answers', 31),
    step('TLS', 'failed', 'The certificate ended on 31 May 2026', 44),
    step('Ping', 'skipped', 'Needs TLS', null),
    step('Sign-in', 'skipped', 'Needs TLS', null),
    step('First message', 'skipped', 'Needs the sign-in', null),
  ],
  running: false,
  toasts: { shown: 21, failed: 1, unknown: 2, withheld: 5 },
  messages: { received: 131, malformed: 2, repaired: 4 },
  malformed: [
    {
      received_at: new Date(NOW_MS - 50_000).toISOString(),
      error: 'not a JSON object',
      text: '<img src=x onerror=alert(1)>',
    },
  ],
  forwarders: [
    {
      id: 'ntfy-1',
      delivered: 12,
      failed: 1,
      waiting: 0,
      withdrawn: 3,
      last_sent_at: new Date(NOW_MS - 3_600_000).toISOString(),
      last_error: 'the service refused access (403); check the address',
      failing_since: new Date(NOW_MS - 600_000).toISOString(),
      next_try_at: null,
    },
  ],
  suppression: 'Do Not Disturb is on: the system hides notifications.',
};
