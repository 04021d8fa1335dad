import type { TargetStatus } from '../../../../core/alerts/target-status.ts';
import type { Clock } from '../../ports.ts';

type Recorded = Pick<TargetStatus, 'delivered' | 'failed' | 'last_sent_at' | 'last_error' | 'failing_since'>;

/** Counts what one forwarder got and what failed. */
export interface DeliveryRecord {
  /** So many alerts were taken; 0 of a test. */
  sent(count: number): void;
  /** A try failed; another one may follow. */
  tryFailed(why: string): void;
  /** So many alerts are given up. */
  lost(count: number, why: string): void;
  status(): Recorded;
}

export function createDeliveryRecord(clock: Pick<Clock, 'now'>): DeliveryRecord {
  let status: Recorded = { delivered: 0, failed: 0, last_sent_at: null, last_error: null, failing_since: null };
  const now = () => new Date(clock.now()).toISOString();

  function tryFailed(why: string): void {
    status = { ...status, last_error: why, failing_since: status.failing_since ?? now() };
  }

  return {
    sent(count) {
      const delivered = status.delivered + count;
      status = { ...status, delivered, last_sent_at: now(), last_error: null, failing_since: null };
    },
    tryFailed,
    lost(count, why) {
      tryFailed(why);
      status = { ...status, failed: status.failed + count };
    },
    status: () => status,
  };
}
