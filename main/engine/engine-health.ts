import type { Alerts } from './alerts/alerts.ts';
import type { SuppressionWatch } from './alerts/suppression-watch.ts';
import type { Computers } from './computers/computers-types.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { createHealthMonitor, type HealthMonitor } from './diagnosis/health-monitor.ts';
import { createMalformedFrames } from './diagnosis/malformed-frames.ts';
import type { EngineBase } from './engine-base.ts';
import type { Forwarding } from './forwarding/forwarding.ts';
import type { ProfileManager } from './profile/profile-manager.ts';

/** What Health shows and the connection check, with the parts that they ask. */
export function createHealth({ ports, events, gateway }: EngineBase, parts: HealthParts): HealthMonitor {
  const { clock, log, proxies } = ports;
  const { profiles, computers, alerts, forwarding, suppression } = parts;
  return createHealthMonitor({
    malformed: createMalformedFrames(clock, log),
    apiKey: () => profiles.gatewayConfig().apiKey,
    toasts: alerts.counts,
    forwarders: forwarding.status,
    suppression: suppression.check,
    diagnose: (onProgress) =>
      diagnose(
        profiles.gatewayConfig(),
        { clock, proxies, connection: computers.heldBy() === null ? gateway : null, heldBy: computers.heldBy() },
        onProgress,
      ),
    emit: (health) => events.emit('diagnostics', health),
  });
}

interface HealthParts {
  readonly profiles: ProfileManager;
  readonly computers: Pick<Computers, 'heldBy'>;
  readonly alerts: Pick<Alerts, 'counts'>;
  readonly forwarding: Pick<Forwarding, 'status'>;
  readonly suppression: Pick<SuppressionWatch, 'check'>;
}
