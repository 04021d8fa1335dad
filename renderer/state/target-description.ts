import { describeTarget, type TargetDescription, UNUSED_TARGET } from '../../core/alerts/target-status.ts';
import type { ForwarderStatus } from '../../core/bridge/state/health.ts';
import { useClock } from './stores.tsx';
import { useTimeFormat } from './time-format.ts';

/** How a forwarder does, in words. @param status `undefined` if it is not known yet. */
export function useTargetDescription(enabled: boolean, status: ForwarderStatus | undefined): TargetDescription {
  const times = useTimeFormat();
  const second = useClock((nowMs) => Math.floor(nowMs / 1000));
  return describeTarget(enabled, status ?? UNUSED_TARGET, times, second * 1000);
}
